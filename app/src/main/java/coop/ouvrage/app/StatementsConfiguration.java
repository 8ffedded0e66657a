package coop.ouvrage.app;

import coop.ouvrage.transaction.WriteBehind;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How modules speak to the database. The modules know more statements than the 256 whose named parameters are remembered by default: a
 * statement that fell out was read anew, letter by letter, at each use.
 */
@Configuration(proxyBeanMethods = false)
class StatementsConfiguration {

    private static final int STATEMENTS = 8192;

    @Bean
    JdbcClient jdbcClient(DataSource source) {
        return client(source);
    }

    /** Before a statement, what the transaction has not written yet in the tables that it names is written. */
    static JdbcClient client(DataSource source) {
        NamedParameterJdbcTemplate template = new NamedParameterJdbcTemplate(source);
        template.setCacheLimit(STATEMENTS);
        JdbcClient client = JdbcClient.create(template);
        return sql -> {
            WriteBehind.before(sql);
            return client.sql(sql);
        };
    }
}
