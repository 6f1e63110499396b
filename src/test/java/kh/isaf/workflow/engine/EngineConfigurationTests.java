package kh.isaf.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import kh.isaf.access.AuditTrail;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The engine as the application starts it: hardened, guarded, and working off its jobs only while all else stands. */
class EngineConfigurationTests {

    @Configuration(proxyBeanMethods = false)
    static class Database {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
        }

        @Bean
        DataSource dataSource(EmbeddedPostgres postgres) {
            DataSource database = postgres.getPostgresDatabase();
            Flyway.configure()
                    .dataSource(database)
                    .javaMigrations(new EngineTables())
                    .locations("classpath:no-scripts-here")
                    .load()
                    .migrate();
            new ResourceDatabasePopulator(new ClassPathResource("db/migration/V37__nodes.sql")).execute(database);
            return database;
        }

        @Bean
        Nodes nodes(DataSource database, ManagementService management, NodeSettings settings) {
            return new Nodes(JdbcClient.create(database), management, settings, mock(AuditTrail.class), false);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }
    }

    @Test
    void theEngineStartsHardenedAndRunsJobsWhileTheApplicationStands() {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
        var context = new AnnotationConfigApplicationContext(Database.class, EngineConfiguration.class);
        ProcessEngine engine = context.getBean(ProcessEngine.class);
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        JobExecution jobs = context.getBean(JobExecution.class);

        assertThat(context.getBean(RuntimeService.class)
                        .createProcessInstanceQuery()
                        .count())
                .isZero();
        assertThat(configuration.getDeployers().get(0)).isInstanceOf(ModelGuard.class);
        assertThat(configuration.getExpressionManager()).isInstanceOf(BareNameExpressions.class);
        assertThat(configuration.getArtifactFactory()).isInstanceOf(NoClasses.class);
        assertThat(configuration.getScriptFactory()).isInstanceOf(NoScripts.class);
        assertThat(configuration.getHistoryLevel()).isEqualTo(HistoryLevel.HISTORY_LEVEL_ACTIVITY);
        assertThat(jobs.isRunning()).isTrue();

        context.close();

        assertThat(jobs.isRunning()).isFalse();
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
    }
}
