package coop.ouvrage.assets;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.ledger.spi.DimensionNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What things of the register are called, on pages of the books. */
@Component
class AssetNames implements DimensionNames {

    private final JdbcClient jdbc;
    private final Permissions permissions;

    AssetNames(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    @Override
    public Map<UUID, String> of(Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        jdbc.sql("select id, text from asset where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject("id", UUID.class), row.getString("text"));
                });
        return names;
    }

    @Override
    public String page() {
        return "/desk/investments/";
    }

    @Override
    public Collection<UUID> open(Collection<UUID> ids) {
        return permissions.allows(Permission.LEDGER_READ) ? of(ids).keySet() : List.of();
    }
}
