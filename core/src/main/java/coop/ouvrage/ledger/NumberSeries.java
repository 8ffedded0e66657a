package coop.ouvrage.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gapless numbers: 1, 2, 3 per entity, series and year. The series stays locked until the transaction ends, so draw last; what is
 * rolled back is drawn again.
 */
@Component
public class NumberSeries {

    private final JdbcClient jdbc;

    NumberSeries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number. Only inside the transaction that uses it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long next(String entity, String series, int year) {
        return advance(entity, series, year, 1);
    }

    /** The first of {@code count} numbers in a row. Only inside the transaction that uses them all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long draw(String entity, String series, int year, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a range has at least one number, not " + count);
        }
        return advance(entity, series, year, count) - count + 1;
    }

    private long advance(String entity, String series, int year, int count) {
        return jdbc.sql("""
                        insert into number_series as s (entity, series, year, last) values (:entity, :series, :year, :count)
                        on conflict (entity, series, year) do update set last = s.last + :count
                        returning last""")
                .param("entity", entity)
                .param("series", series)
                .param("year", year)
                .param("count", count)
                .query(Long.class)
                .single();
    }
}
