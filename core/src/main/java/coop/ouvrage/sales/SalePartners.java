package coop.ouvrage.sales;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code sale_partner}: units of other holders on an invoice, and who agreed for them. */
@Repository
class SalePartners {

    private final JdbcClient jdbc;

    SalePartners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID request, Collection<UUID> units) {
        jdbc.sql("insert into sale_partner (request_id, unit_id) select :request, u from unnest(:units) as u")
                .param("request", request)
                .param("units", units.toArray(UUID[]::new))
                .update();
    }

    void agreed(UUID request, Collection<UUID> units, @Nullable UUID by, LocalDate on) {
        jdbc.sql("""
                update sale_partner set agreed_by = :by, agreed_on = :on
                where request_id = :request and unit_id = any(:units)""")
                .param("by", by)
                .param("on", on)
                .param("request", request)
                .param("units", units.toArray(UUID[]::new))
                .update();
    }

    /** Those whose holder did not agree yet. */
    List<UUID> open(UUID request) {
        return jdbc.sql(
                        "select unit_id from sale_partner where request_id = :request and agreed_on is null order by unit_id")
                .param("request", request)
                .query(UUID.class)
                .list();
    }
}
