package kh.isaf.simulation;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Stops a start as a demonstration on a database server, before anything is opened or written there. */
@Component
@ConditionalOnProperty("isaf.demonstration")
class DemonstrationGuard implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        String database = beans.getBean(Environment.class).getProperty("spring.datasource.url", "");
        if (!database.isBlank()) {
            throw new IllegalStateException("isaf.demonstration opens accounts without a password and is refused with"
                    + " a database server (spring.datasource.url); switch one of the two off");
        }
    }
}
