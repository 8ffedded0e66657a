package coop.ouvrage.treasury;

import coop.ouvrage.money.Iban;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of mandates for direct debits. */
@Repository
class MandateStore {

    private final JdbcClient jdbc;

    MandateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Mandate mandate, @Nullable UUID by, LocalDate on) {
        jdbc.sql("""
                insert into direct_debit_mandate (id, reference, entity, party_id, debtor, iban, signed_on, signed_how, entered_by,
                    entered_on)
                values (:id, :reference, :entity, :party, :debtor, :iban, :signedOn, :how, :by, :on)""")
                .param("id", mandate.id())
                .param("reference", mandate.reference())
                .param("entity", mandate.entity())
                .param("party", mandate.party())
                .param("debtor", mandate.debtor())
                .param("iban", mandate.iban().value())
                .param("signedOn", mandate.signedOn())
                .param("how", mandate.signedHow().name())
                .param("by", by)
                .param("on", on)
                .update();
    }

    /** False if it was revoked before. */
    boolean revoke(UUID mandate, LocalDate on) {
        return jdbc.sql("update direct_debit_mandate set revoked_on = :on where id = :id and revoked_on is null")
                        .param("on", on)
                        .param("id", mandate)
                        .update()
                == 1;
    }

    Optional<Mandate> mandate(UUID id) {
        return jdbc.sql("select id as mandate_id, * from direct_debit_mandate where id = :id")
                .param("id", id)
                .query((row, n) -> mandate(row))
                .optional();
    }

    List<Mandate> mandates(@Nullable UUID after, int limit) {
        return jdbc.sql("""
                select id as mandate_id, * from direct_debit_mandate
                where cast(:after as uuid) is null or id < :after order by id desc limit :limit""")
                .param("after", after, java.sql.Types.OTHER)
                .param("limit", limit)
                .query((row, n) -> mandate(row))
                .list();
    }

    static Mandate mandate(ResultSet row) throws SQLException {
        return new Mandate(
                row.getObject("mandate_id", UUID.class),
                row.getString("reference"),
                row.getString("entity"),
                row.getObject("party_id", UUID.class),
                row.getString("debtor"),
                Iban.of(row.getString("iban")),
                row.getObject("signed_on", LocalDate.class),
                Mandate.SignedHow.valueOf(row.getString("signed_how")),
                row.getObject("revoked_on", LocalDate.class));
    }
}
