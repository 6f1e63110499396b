package kh.isaf.reminder;

import java.io.IOException;
import java.time.Duration;
import kh.isaf.access.AuditOfNode;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.reminder.mail.EmailChannel;
import kh.isaf.reminder.mail.MailSettings;
import kh.isaf.reminder.sms.SmsOfNode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * A node that does nothing but send: within the program of a test, or as a process of its own that can be killed. It
 * consists of the product's own parts, each with the product's own settings; not found by scanning.
 */
@EnableConfigurationProperties({OutboxSettings.class, MailSettings.class})
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    MailSenderAutoConfiguration.class
})
@Import({
    Outbox.class,
    MessageQueue.class,
    WaitingMessages.class,
    OutcomeLog.class,
    Perseverance.class,
    Backlog.class,
    Circuits.class,
    Bell.class,
    Sender.class,
    IncomingMessages.class,
    AuditOfNode.class,
    EmailChannel.class,
    SmsOfNode.class
})
class MessageNode {

    static final String STANDS = "this node stands";

    /** A process of its own; it ends with the program that began it. */
    public static void main(String[] settings) throws IOException {
        start(settings);
        System.out.println(STANDS);
        int end = System.in.read();
        Runtime.getRuntime().halt(end);
    }

    static ConfigurableApplicationContext start(String... settings) {
        return new SpringApplicationBuilder(MessageNode.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(settings);
    }

    @Bean
    BusinessClock clock(@Value("${node.ahead:0s}") Duration ahead) {
        BusinessClock clock = new BusinessClock();
        clock.moveTo(clock.instant().plus(ahead));
        return clock;
    }

    /** Of a web application only, as the product has it: so it is made by hand. */
    @Bean
    SenderThreads senderThreads(Sender sender, OutboxSettings settings, Bell bell) {
        return new SenderThreads(sender, settings, bell);
    }
}
