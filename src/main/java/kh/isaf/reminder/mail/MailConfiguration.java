package kh.isaf.reminder.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Settings of e-mail; in the demonstration also a mail server within the program, which keeps all it gets. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

    /** Made-up people must not be written to: whatever server is set, the demonstration uses its own. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("isaf.demonstration")
    static class OwnServer {

        private static final String LOOPBACK = "127.0.0.1";
        private static final long STARTUP_MILLIS = 10_000;

        @Bean(initMethod = "start", destroyMethod = "stop")
        GreenMail developmentMailServer() {
            ServerSetup setup = new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTP);
            setup.setServerStartupTimeout(STARTUP_MILLIS);
            return new GreenMail(setup);
        }

        @Bean
        JavaMailSenderImpl developmentMailSender(GreenMail server) {
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost(LOOPBACK);
            sender.setPort(server.getSmtp().getPort());
            sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
            return sender;
        }
    }
}
