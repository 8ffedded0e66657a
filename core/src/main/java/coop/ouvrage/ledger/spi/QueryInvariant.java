package coop.ouvrage.ledger.spi;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An invariant told by two queries: how many things there are, and one line of text for each that is wrong. */
public record QueryInvariant(JdbcClient jdbc, String name, String count, String wrong) implements Invariant {

    @Override
    public Result check() {
        long checked = jdbc.sql(count).query(Long.class).single();
        List<String> failures = jdbc.sql(
                        "select wrong.place from (" + wrong + ") as wrong (place) limit " + Result.MOST)
                .query(String.class)
                .list();
        return Result.of(checked, failures);
    }
}
