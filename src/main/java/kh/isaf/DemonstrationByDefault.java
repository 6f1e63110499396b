package kh.isaf;

import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/** A server started without a database server shows the demonstration; with one, there is none. */
class DemonstrationByDefault implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        boolean embedded = !StringUtils.hasText(environment.getProperty("spring.datasource.url"));
        environment
                .getPropertySources()
                .addLast(
                        new MapPropertySource("demonstration", Map.of("isaf.demonstration", String.valueOf(embedded))));
    }
}
