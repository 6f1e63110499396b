package kh.isaf.reminder.cost;

import kh.isaf.people.ProductAddress;
import kh.isaf.reminder.MessageTexts;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** What a node of a test needs to keep within the month's budget; not found by scanning. */
@EnableConfigurationProperties({SmsPrices.class, ProductAddress.class})
@Import({SmsBudget.class, CapReached.class, MessageTexts.class})
public class CostOfNode {}
