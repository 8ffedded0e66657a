package coop.ouvrage.jobs;

import coop.ouvrage.ledger.spi.DimensionNames;
import coop.ouvrage.transaction.WriteBehind;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The titles of jobs on pages of the books. */
@Component
class JobTitles implements DimensionNames {

    private final JdbcClient jdbc;

    JobTitles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, String> of(Collection<UUID> ids) {
        WriteBehind.writeAll();
        Map<UUID, String> titles = new HashMap<>();
        jdbc.sql("select id, title from job where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    titles.put(row.getObject("id", UUID.class), row.getString("title"));
                });
        return titles;
    }

    @Override
    public String page() {
        return "/jobs/";
    }
}
