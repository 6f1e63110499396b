package kh.isaf.workflow.engine;

import javax.sql.DataSource;
import kh.isaf.workflow.model.Catalogue;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.spring.SpringProcessEngineServicesConfiguration;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/** The process engine as a part of the application: its data source, its transactions, and only what it may run. */
@Configuration(proxyBeanMethods = false)
@Import(SpringProcessEngineServicesConfiguration.class)
@EnableConfigurationProperties(NodeSettings.class)
class EngineConfiguration {

    @Bean
    Catalogue modelCatalogue() {
        return Catalogue.shipped();
    }

    /** Actions and computed names are looked up when a process first asks for one: they may need the engine. */
    @Bean
    Names modelNames(Catalogue catalogue, ListableBeanFactory beans, ObjectProvider<ComputedName> computedNames) {
        return new Names(
                catalogue.actions(),
                name -> beans.getBean(name, JavaDelegate.class),
                catalogue.computedNames(),
                name -> computedNames.stream()
                        .filter(computed -> computed.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new ProcessEngineException("Nothing computes " + name)));
    }

    @Bean
    SpringProcessEngineConfiguration processEngineConfiguration(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Names names,
            Catalogue catalogue,
            ObjectProvider<BpmnParseListener> listeners) {
        SpringProcessEngineConfiguration engine = new SpringProcessEngineConfiguration();
        engine.setDataSource(dataSource);
        engine.setTransactionManager(transactions);
        EngineSettings.apply(engine, listeners.orderedStream().toList());
        EngineHardening.apply(engine, names);
        EngineHardening.guard(engine, () -> catalogue);
        return engine;
    }

    @Bean
    @DependsOnDatabaseInitialization
    ProcessEngineFactoryBean processEngine(SpringProcessEngineConfiguration configuration) {
        ProcessEngineFactoryBean factory = new ProcessEngineFactoryBean();
        factory.setProcessEngineConfiguration(configuration);
        return factory;
    }

    /** Takes the engine as well, for the executor serves it only once it is built. */
    @Bean
    @ConditionalOnProperty(name = "isaf.jobs", matchIfMissing = true)
    JobExecution jobExecution(ProcessEngine engine, Nodes nodes, NodeSettings settings) {
        return new JobExecution(engine, nodes, settings.beat());
    }

    @Bean
    EngineTables engineTables() {
        return new EngineTables();
    }
}
