package kh.isaf;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings a PostgreSQL of its own where no server is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}'.isEmpty()")
class DatabaseConfiguration {

    /**
     * @param folder where the database is kept between runs
     * @param scratch an empty one, deleted at the end, instead
     * @param keep folder in which a scratch database stays after all
     */
    @Bean
    EmbeddedDatabase embeddedDatabase(
            @Value("${isaf.database.folder:data}") String folder,
            @Value("${isaf.database.scratch:false}") boolean scratch,
            @Value("${isaf.database.keep:}") String keep) {
        if (scratch) {
            return EmbeddedDatabase.scratch(keep.isEmpty() ? null : Path.of(keep));
        }
        return EmbeddedDatabase.kept(Path.of(folder));
    }

    @Bean
    JdbcConnectionDetails embeddedConnection(EmbeddedDatabase database) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return "postgres";
            }

            @Override
            public String getJdbcUrl() {
                return database.jdbcUrl();
            }
        };
    }
}
