package kh.isaf.reminder;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Settings of the outbox and of what is put into it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({OutboxSettings.class, ReminderSettings.class, ReachSettings.class})
class ReminderConfiguration {}
