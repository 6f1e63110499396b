package kh.isaf.reminder.sms;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The gateway for text messages; the demonstration has a centre of its own, whatever is set: made-up people must not be written to. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SmppSettings.class, HttpSmsSettings.class})
class SmsConfiguration {

    @Bean
    SmsGateway smsGateway(
            SmppSettings smpp,
            HttpSmsSettings http,
            Optional<DevelopmentSmsc> own,
            SmppReceiver receiver,
            JsonMapper mapper) {
        if (own.isPresent()) {
            return new SmppGateway(smpp.at(DevelopmentSmsc.HOST, own.get().port()), receiver);
        }
        return http.url().isBlank() ? new SmppGateway(smpp, receiver) : new HttpGateway(http, mapper);
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
