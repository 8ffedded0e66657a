package coop.ouvrage.app;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Two roles on one database: the owner migrates, the application works. Both details hang on {@link Database}, so that the pool
 * closes before an embedded server stops.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(Database.class)
class DatabaseConfiguration {

    @Bean
    JdbcConnectionDetails applicationConnection(Database database) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return database.app().user();
            }

            @Override
            public String getPassword() {
                return database.app().password();
            }

            @Override
            public String getJdbcUrl() {
                return database.url();
            }
        };
    }

    @Bean
    FlywayConfigurationCustomizer wholeMigrations() {
        return Migration::of;
    }

    @Bean
    FlywayConnectionDetails migrationConnection(Database database) {
        return new FlywayConnectionDetails() {
            @Override
            public String getUsername() {
                return database.owner().user();
            }

            @Override
            public String getPassword() {
                return database.owner().password();
            }

            @Override
            public String getJdbcUrl() {
                return database.url();
            }
        };
    }
}
