package coop.ouvrage.mission;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.money.Money;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.ReadTogether;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of missions and of what is known of countries. */
@Repository
class MissionStore {

    private final JdbcClient jdbc;
    private final ReadTogether<Mission> missions = ReadTogether.ahead(Foreseen.Kind.CONTRACT, this::read);

    MissionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(CountryRule rule, @Nullable UUID by, Instant now) {
        jdbc.sql("""
                insert into mission_country (country, valid_from, paper, needs, source, recorded_by, recorded_at)
                values (:country, :from, :paper, :needs, :source, :by, :now)
                on conflict (country, valid_from) do update set paper = excluded.paper, needs = excluded.needs,
                    source = excluded.source, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at""")
                .param("country", rule.country())
                .param("from", rule.from())
                .param("paper", rule.paper())
                .param("needs", rule.needs())
                .param("source", rule.source())
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<CountryRule> rules() {
        return jdbc.sql("select * from mission_country order by country, valid_from desc")
                .query((row, n) -> rule(row))
                .list();
    }

    Optional<CountryRule> rule(String country, LocalDate day) {
        return jdbc.sql("""
                select * from mission_country where country = :country and valid_from <= :day
                order by valid_from desc limit 1""")
                .param("country", country)
                .param("day", day)
                .query((row, n) -> rule(row))
                .optional();
    }

    private static CountryRule rule(ResultSet row) throws SQLException {
        return new CountryRule(
                row.getString("country"),
                Objects.requireNonNull(row.getObject("valid_from", LocalDate.class)),
                row.getString("paper"),
                row.getString("needs"),
                row.getString("source"));
    }

    /** Another description of the same contract replaces the first while nothing was asked of the authority. */
    void save(Mission mission, @Nullable UUID by) {
        MissionDraft said = mission.said();
        jdbc.sql("""
                insert into mission (id, contract_id, unit_id, entity, worker, country, place, host, activity, from_day, to_day,
                    residence, other_work, cover_cents, instructed_by, instructed_at)
                values (:id, :contract, :unit, :entity, :worker, :country, :place, :host, :activity, :from, :to,
                    :residence, :other, :cover, :by, :now)
                on conflict (contract_id) do update set place = excluded.place, host = excluded.host, activity = excluded.activity,
                    from_day = excluded.from_day, to_day = excluded.to_day, residence = excluded.residence,
                    other_work = excluded.other_work, cover_cents = excluded.cover_cents,
                    instructed_by = excluded.instructed_by, instructed_at = excluded.instructed_at""")
                .param("id", mission.id())
                .param("contract", mission.contract().value())
                .param("unit", mission.unit())
                .param("entity", mission.entity())
                .param("worker", mission.worker())
                .param("country", mission.country())
                .param("place", said.place())
                .param("host", said.host())
                .param("activity", said.activity())
                .param("from", said.from())
                .param("to", said.to())
                .param("residence", said.residence())
                .param("other", said.otherWork())
                .param("cover", mission.cover().cents())
                .param("by", by)
                .param("now", mission.instructedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void asked(UUID id, LocalDate on) {
        jdbc.sql("update mission set asked_on = :on where id = :id")
                .param("on", on)
                .param("id", id)
                .update();
    }

    void received(UUID id, String certificate, LocalDate on) {
        jdbc.sql("update mission set received_on = :on, certificate = :nr where id = :id")
                .param("on", on)
                .param("nr", certificate)
                .param("id", id)
                .update();
    }

    void risk(UUID id, String reason, @Nullable UUID by) {
        jdbc.sql("update mission set risk_reason = :reason, risk_by = :by where id = :id")
                .param("reason", reason)
                .param("by", by)
                .param("id", id)
                .update();
    }

    Optional<Mission> of(ContractId contract) {
        return missions.get(contract.value());
    }

    private Map<UUID, Mission> read(UUID[] contracts) {
        Map<UUID, Mission> found = new HashMap<>();
        jdbc.sql("select * from mission where contract_id = any(:contracts)")
                .param("contracts", contracts)
                .query((row, n) -> found.put(row.getObject("contract_id", UUID.class), mission(row)))
                .list();
        return found;
    }

    /** Those that are not over before a day, by the day of departure. */
    List<Mission> from(LocalDate day) {
        return jdbc.sql("select * from mission where to_day >= :day order by from_day, id limit 500")
                .param("day", day)
                .query((row, n) -> mission(row))
                .list();
    }

    private static Mission mission(ResultSet row) throws SQLException {
        return new Mission(
                id(row, "id"),
                new ContractId(id(row, "contract_id")),
                id(row, "unit_id"),
                row.getString("entity"),
                id(row, "worker"),
                row.getString("country"),
                new MissionDraft(
                        row.getString("place"),
                        row.getString("host"),
                        row.getString("activity"),
                        Objects.requireNonNull(row.getObject("from_day", LocalDate.class)),
                        Objects.requireNonNull(row.getObject("to_day", LocalDate.class)),
                        row.getString("residence"),
                        row.getString("other_work")),
                Money.ofCents(row.getLong("cover_cents")),
                Objects.requireNonNull(row.getObject("instructed_at", OffsetDateTime.class))
                        .toInstant(),
                row.getObject("asked_on", LocalDate.class),
                row.getObject("received_on", LocalDate.class),
                row.getString("certificate"),
                row.getString("risk_reason"));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }
}
