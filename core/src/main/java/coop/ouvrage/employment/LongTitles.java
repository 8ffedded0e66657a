package coop.ouvrage.employment;

import coop.ouvrage.ledger.spi.DimensionNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What lasting contracts are called on pages of the books, where each is the job of its months. */
@Component
class LongTitles implements DimensionNames {

    private final JdbcClient jdbc;

    LongTitles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, String> of(Collection<UUID> ids) {
        Map<UUID, String> titles = new HashMap<>();
        jdbc.sql("select id, function from long_contract where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    titles.put(row.getObject("id", UUID.class), row.getString("function"));
                });
        return titles;
    }
}
