package coop.ouvrage.shifts;

import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of agreements and of those who work under them. */
@Repository
class AgreementStore {

    private final JdbcClient jdbc;

    AgreementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ShiftAgreement agreement, @Nullable UUID by, Instant now) {
        Workplace place = agreement.post().place();
        jdbc.sql("""
                insert into shift_agreement (id, entity, unit_id, client_id, job_id, title, hourly_rate, function,
                    function_class, joint_committee, place_name, place_street, place_number, place_post_code,
                    place_municipality, bicycle_cents, phone_cents, check_months, course_months, client_rate,
                    client_reference, made_by, made_at)
                values (:id, :entity, :unit, :client, :job, :title, :rate, :function, :class, :committee, :name, :street,
                    :number, :postCode, :municipality, :bicycle, :phone, :check, :course, :clientRate,
                    :clientReference, :by, :now)
                """)
                .param("id", agreement.id())
                .param("entity", agreement.entity())
                .param("unit", agreement.unit())
                .param("client", agreement.client())
                .param("job", agreement.job())
                .param("title", agreement.title())
                .param("rate", agreement.hourlyRate())
                .param("function", agreement.post().function())
                .param("class", agreement.post().functionClass())
                .param("committee", agreement.post().jointCommittee())
                .param("name", place.name())
                .param("street", place.street())
                .param("number", place.houseNumber())
                .param("postCode", place.postCode())
                .param("municipality", place.municipality())
                .param("bicycle", agreement.bicycle().cents())
                .param("phone", agreement.phone().cents())
                .param("check", agreement.checkMonths())
                .param("course", agreement.courseMonths())
                .param("clientRate", agreement.clientRate())
                .param("clientReference", agreement.clientReference())
                .param("by", by)
                .param("now", ShiftRows.at(now))
                .update();
    }

    Optional<ShiftAgreement> agreement(UUID id) {
        return jdbc.sql("select * from shift_agreement where id = :id")
                .param("id", id)
                .query(AgreementStore::agreement)
                .optional();
    }

    List<ShiftAgreement> ofIds(Collection<UUID> ids) {
        return jdbc.sql("select * from shift_agreement where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(AgreementStore::agreement)
                .list();
    }

    /** Those that are invoiced week by week. */
    List<ShiftAgreement> withClientRate() {
        return jdbc.sql("select * from shift_agreement where client_rate is not null order by made_at")
                .query(AgreementStore::agreement)
                .list();
    }

    /** Keeps others from invoicing its shifts until the end of the transaction. */
    ShiftAgreement lock(UUID id) {
        return jdbc.sql("select * from shift_agreement where id = :id for update")
                .param("id", id)
                .query(AgreementStore::agreement)
                .single();
    }

    /** Draws on another order from now on. */
    void follow(UUID id, UUID job) {
        jdbc.sql("update shift_agreement set job_id = :job where id = :id")
                .param("job", job)
                .param("id", id)
                .update();
    }

    List<ShiftAgreement> ofUnits(Collection<UUID> units) {
        return jdbc.sql("select * from shift_agreement where unit_id = any(:units) order by made_at desc")
                .param("units", units.toArray(UUID[]::new))
                .query(AgreementStore::agreement)
                .list();
    }

    List<ShiftAgreement> toSign(UUID worker) {
        return jdbc.sql("""
                select a.* from shift_agreement a join shift_worker w on w.agreement_id = a.id
                where w.worker = :worker and w.signed_at is null order by a.made_at
                """)
                .param("worker", worker)
                .query(AgreementStore::agreement)
                .list();
    }

    private static ShiftAgreement agreement(ResultSet row, int n) throws SQLException {
        return new ShiftAgreement(
                ShiftRows.id(row, "id"),
                row.getString("entity"),
                ShiftRows.id(row, "unit_id"),
                ShiftRows.id(row, "client_id"),
                ShiftRows.id(row, "job_id"),
                row.getString("title"),
                row.getBigDecimal("hourly_rate"),
                new Post(
                        row.getString("function"),
                        new Workplace(
                                row.getString("place_name"),
                                row.getString("place_street"),
                                row.getString("place_number"),
                                row.getString("place_post_code"),
                                row.getString("place_municipality"),
                                "BE"),
                        row.getString("joint_committee"),
                        row.getString("title"),
                        row.getString("function_class")),
                Money.ofCents(row.getLong("bicycle_cents")),
                Money.ofCents(row.getLong("phone_cents")),
                row.getInt("check_months"),
                row.getInt("course_months"),
                row.getBigDecimal("client_rate"),
                row.getString("client_reference"));
    }

    /** @return false if the number or the person is there already */
    boolean add(UUID agreement, String number, UUID worker, ContractKind kind, Instant now) {
        return jdbc.sql("""
                insert into shift_worker (agreement_id, number, worker, kind, added_at)
                values (:agreement, :number, :worker, :kind, :now) on conflict do nothing
                """)
                        .param("agreement", agreement)
                        .param("number", number)
                        .param("worker", worker)
                        .param("kind", kind.name())
                        .param("now", ShiftRows.at(now))
                        .update()
                == 1;
    }

    /** @return false if it was signed before */
    boolean signed(UUID agreement, UUID worker, Instant now, String method, String hash) {
        return jdbc.sql("""
                update shift_worker set signed_at = :now, method = :method, words_hash = :hash
                where agreement_id = :agreement and worker = :worker and signed_at is null
                """)
                        .param("agreement", agreement)
                        .param("worker", worker)
                        .param("now", ShiftRows.at(now))
                        .param("method", method)
                        .param("hash", hash)
                        .update()
                == 1;
    }

    /** By number, in its order. */
    Map<String, Courier> couriers(UUID agreement) {
        Map<String, Courier> couriers = new LinkedHashMap<>();
        jdbc.sql("select * from shift_worker where agreement_id = :agreement order by number")
                .param("agreement", agreement)
                .query((row, n) -> new Courier(
                        agreement,
                        row.getString("number"),
                        ShiftRows.id(row, "worker"),
                        ContractKind.valueOf(row.getString("kind")),
                        ShiftRows.instant(row, "signed_at"),
                        row.getString("method"),
                        row.getString("words_hash")))
                .list()
                .forEach(courier -> couriers.put(courier.number(), courier));
        return couriers;
    }
}
