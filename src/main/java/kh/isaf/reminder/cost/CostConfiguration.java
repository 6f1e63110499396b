package kh.isaf.reminder.cost;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Prices of text messages. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SmsPrices.class)
class CostConfiguration {}
