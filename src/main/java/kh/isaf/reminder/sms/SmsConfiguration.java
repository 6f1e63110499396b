package kh.isaf.reminder.sms;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gateway for text messages; the demonstration has a centre of its own, whatever is set: made-up people must not be written to. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SmppSettings.class)
class SmsConfiguration {

    @Bean(destroyMethod = "close")
    SmppGateway smppGateway(SmppSettings settings, Optional<DevelopmentSmsc> own, SmppReceiver receiver) {
        return new SmppGateway(
                own.map(centre -> settings.at("127.0.0.1", centre.port())).orElse(settings), receiver);
    }

    /** Within the demonstration only. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("isaf.demonstration")
    static class OwnCentre {

        @Bean(destroyMethod = "close")
        DevelopmentSmsc developmentSmsc(Clock clock) throws IOException {
            return new DevelopmentSmsc(clock);
        }
    }
}
