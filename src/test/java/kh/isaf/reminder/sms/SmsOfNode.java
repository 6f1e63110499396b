package kh.isaf.reminder.sms;

import kh.isaf.reminder.cost.CostOfNode;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What a node of a test needs to send text messages by SMPP; not found by scanning. */
@EnableConfigurationProperties(SmppSettings.class)
@Import({SmsParts.class, IncomingParts.class, SmppReceiver.class, SmsChannel.class, CostOfNode.class})
public class SmsOfNode {

    @Bean(destroyMethod = "close")
    SmppGateway smsGateway(SmppSettings settings, SmppReceiver receiver) {
        return new SmppGateway(settings, receiver);
    }
}
