package coop.ouvrage.employment;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.ledger.spi.DimensionNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What lasting contracts are called on pages of the books, where each is the job of its months. */
@Component
class LongTitles implements DimensionNames {

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final CurrentUser user;

    LongTitles(JdbcClient jdbc, Permissions permissions, CurrentUser user) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.user = user;
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

    @Override
    public String page() {
        return "/long-contracts/";
    }

    /** Finance reads amounts and not contracts. */
    @Override
    public Collection<UUID> open(Collection<UUID> ids) {
        Set<UUID> open = new HashSet<>();
        jdbc.sql("select id, unit_id, worker from long_contract where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    if (user.is(row.getObject("worker", UUID.class))
                            || permissions.allows(Permission.CONTRACT_READ, row.getObject("unit_id", UUID.class))) {
                        open.add(row.getObject("id", UUID.class));
                    }
                });
        return open;
    }
}
