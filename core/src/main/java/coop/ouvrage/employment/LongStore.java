package coop.ouvrage.employment;

import static coop.ouvrage.employment.ContractRows.at;

import coop.ouvrage.money.Money;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.ReadOnce;
import coop.ouvrage.transaction.ReadTogether;
import coop.ouvrage.transaction.WriteBehind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Rows of lasting contracts. */
@Repository
class LongStore {

    private final JdbcClient jdbc;
    private final ReadTogether<List<LongContract>> ofWorkers =
            new ReadTogether<>(Foreseen.Kind.WORKER, this::readOfWorkers);
    private final JsonMapper json;
    private final LongAbsenceStore absences;

    LongStore(JdbcClient jdbc, JsonMapper json, LongAbsenceStore absences) {
        this.jdbc = jdbc;
        this.json = json;
        this.absences = absences;
    }

    void insert(LongContract contract, @Nullable UUID by) {
        othersShowIt();
        Workplace place = contract.post().place();
        jdbc.sql("""
                insert into long_contract (id, entity, unit_id, holder, worker, kind, starts_on, ends_on, schedule, full_hours,
                    law_hours, function, function_class, joint_committee, reason, exception, place_name, place_street,
                    place_number, place_post_code, place_municipality, place_country, state, asked_by, asked_at)
                values (:id, :entity, :unit, :holder, :worker, :kind, :starts, :ends, :schedule, :full,
                    :law, :function, :class, :committee, :reason, :exception, :name, :street,
                    :number, :postCode, :municipality, :country, 'ASKED', :by, :now)""")
                .param("id", contract.id())
                .param("entity", contract.entity())
                .param("unit", contract.unit())
                .param("holder", contract.holder())
                .param("worker", contract.worker())
                .param("kind", contract.kind().name())
                .param("starts", contract.startsOn())
                .param("ends", contract.endsOn())
                .param("schedule", contract.variable() ? "VARIABLE" : "FIXED")
                .param("full", contract.fullHours())
                .param("law", contract.lawHours())
                .param("function", contract.post().function())
                .param("class", contract.post().functionClass())
                .param("committee", contract.post().jointCommittee())
                .param("reason", contract.post().reason())
                .param("exception", contract.exception())
                .param("name", place.name())
                .param("street", place.street())
                .param("number", place.houseNumber())
                .param("postCode", place.postCode())
                .param("municipality", place.municipality())
                .param("country", place.country())
                .param("by", by)
                .param("now", at(contract.askedAt()))
                .update();
        contract.terms().forEach(terms -> add(contract.id(), terms, by));
    }

    void add(UUID id, LongTerms terms, @Nullable UUID by) {
        othersShowIt();
        jdbc.sql("""
                insert into long_terms (long_id, nr, from_month, weekly_hours, gross_cents, plan, reason, asked_by, asked_at)
                values (:id, :nr, :from, :hours, :gross, :plan::jsonb, :reason, :by, :now)""")
                .param("id", id)
                .param("nr", terms.nr())
                .param("from", terms.from().atDay(1))
                .param("hours", terms.weeklyHours())
                .param("gross", terms.gross().cents())
                .param("plan", json.writeValueAsString(terms.plan()))
                .param("reason", terms.reason())
                .param("by", by)
                .param("now", at(terms.askedAt()))
                .update();
    }

    void agreed(UUID id, int nr, @Nullable UUID by, String hash, Instant now) {
        othersShowIt();
        jdbc.sql("""
                update long_terms set agreed_by = :by, agreed_at = :now, words_hash = :hash
                where long_id = :id and nr = :nr and agreed_at is null""")
                .param("id", id)
                .param("nr", nr)
                .param("by", by)
                .param("hash", hash)
                .param("now", at(now))
                .update();
    }

    void decided(
            UUID id, LongContract.State state, @Nullable ContractId first, @Nullable UUID by, String why, Instant now) {
        othersShowIt(); // contracts of its months show it
        jdbc.sql("""
                update long_contract set state = :state, first_contract = :first, decided_by = :by, decided_at = :now,
                    decision = :why where id = :id""")
                .param("id", id)
                .param("state", state.name())
                .param("first", first == null ? null : first.value())
                .param("by", by)
                .param("why", why)
                .param("now", at(now))
                .update();
    }

    void forecast(UUID id, LongForecast forecast, @Nullable UUID by) {
        othersShowIt();
        jdbc.sql("""
                insert into long_forecast (long_id, nr, cautious_cents, expected_cents, good_cents, reason, made_by, made_at)
                values (:id, (select coalesce(max(nr), 0) + 1 from long_forecast where long_id = :id), :cautious, :expected,
                    :good, :reason, :by, :now)""")
                .param("id", id)
                .param("cautious", forecast.cautious().cents())
                .param("expected", forecast.expected().cents())
                .param("good", forecast.good().cents())
                .param("reason", forecast.reason())
                .param("by", by)
                .param("now", at(forecast.madeAt()))
                .update();
    }

    /** Waits for the worker's answer; takes the place of what waited before. */
    void propose(UUID id, Ending ending, @Nullable UUID by, Instant now) {
        answered(id);
        jdbc.sql("""
                insert into long_ending_proposal (long_id, last_day, reason, proposed_by, proposed_at)
                values (:id, :last, :reason, :by, :now)""")
                .param("id", id)
                .param("last", ending.lastDay())
                .param("reason", ending.reason())
                .param("by", by)
                .param("now", at(now))
                .update();
    }

    /** An end by agreement that the worker has not answered. */
    Optional<Ending> proposedEnd(UUID id) {
        return jdbc.sql("select last_day, reason from long_ending_proposal where long_id = :id")
                .param("id", id)
                .query((row, n) -> Ending.agreed(row.getObject("last_day", LocalDate.class), row.getString("reason")))
                .optional();
    }

    /** Nothing waits any more. */
    void answered(UUID id) {
        jdbc.sql("delete from long_ending_proposal where long_id = :id")
                .param("id", id)
                .update();
    }

    /** @param agreed hash of the words that the worker agreed to; null where one side ends it */
    void ends(UUID id, Ending ending, @Nullable String agreed, @Nullable UUID by, Instant now) {
        othersShowIt(); // contracts of its months show it
        jdbc.sql("""
                insert into long_ending (long_id, last_day, how, notice_from, notice_weeks, notice_source, reason, recorded_by,
                    recorded_at, agreed_hash)
                values (:id, :last, :how, :from, :weeks, :source, :reason, :by, :now, :agreed)""")
                .param("agreed", agreed)
                .param("id", id)
                .param("last", ending.lastDay())
                .param("how", ending.how().name())
                .param("from", ending.noticeFrom())
                .param("weeks", ending.noticeWeeks())
                .param("source", ending.source())
                .param("reason", ending.reason())
                .param("by", by)
                .param("now", at(now))
                .update();
        jdbc.sql("update long_contract set ends_on = :last where id = :id")
                .param("id", id)
                .param("last", ending.lastDay())
                .update();
    }

    /** Its first month was cancelled before it began. */
    void cancelled(UUID id) {
        othersShowIt();
        jdbc.sql("update long_contract set state = 'REFUSED' where id = :id")
                .param("id", id)
                .update();
    }

    void lastMonth(UUID id, ContractId month, Money untaken) {
        othersShowIt(); // contracts of its months show it
        jdbc.sql("update long_contract set last_contract = :month, untaken_cents = :untaken where id = :id")
                .param("id", id)
                .param("untaken", untaken.cents())
                .param("month", month.value())
                .update();
    }

    Optional<LongContract> find(UUID id) {
        return read("id = :id", Map.of("id", id)).stream().findFirst();
    }

    Optional<LongContract> lock(UUID id) {
        othersShowIt();
        jdbc.sql("select id from long_contract where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return find(id);
    }

    private static void othersShowIt() {
        WriteBehind.writeAll();
        ReadOnce.forgetEverything();
    }

    /** What others plan for a person may have changed before they let this transaction go on. */
    void readAgain(Collection<UUID> workers) {
        ofWorkers.readAgain(workers);
    }

    List<LongContract> ofWorker(UUID worker) {
        return ofWorkers.get(worker).orElse(List.of());
    }

    private Map<UUID, List<LongContract>> readOfWorkers(UUID[] workers) {
        return read("worker = any(:workers)", Map.of("workers", workers)).stream()
                .collect(Collectors.groupingBy(LongContract::worker));
    }

    List<LongContract> ofUnits(List<UUID> units) {
        return units.isEmpty() ? List.of() : read("unit_id in (:units)", Map.of("units", units));
    }

    /** Signed by both sides, declared, and not over before a day. */
    List<LongContract> running(LocalDate day) {
        WriteBehind.writeAll();
        return read("""
                (ends_on is null or ends_on >= :day) and exists (select 1 from work_contract f
                    where f.id = first_contract and f.state in ('DECLARED', 'RUNNING', 'DONE'))""", Map.of("day", day));
    }

    /** All that are asked for or hold, newest first; one page is enough for those of a co-operative. */
    List<LongContract> all(LocalDate day) {
        return read("state <> 'REFUSED' and (ends_on is null or ends_on >= :day)", Map.of("day", day));
    }

    /** Contracts of the months, oldest first, those that will not happen left out. */
    List<ContractId> months(UUID id) {
        WriteBehind.writeAll();
        return jdbc.sql("""
                select id from work_contract where long_id = :id and state <> 'CANCELLED' order by first_day, id""")
                .param("id", id)
                .query((row, n) -> new ContractId(ContractRows.id(row, "id")))
                .list();
    }

    private List<LongContract> read(String where, Map<String, ?> parameters) {
        List<UUID> ids = jdbc.sql("select id from long_contract where " + where)
                .params(parameters)
                .query(UUID.class)
                .list();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<LongTerms>> terms = terms(ids);
        Map<UUID, List<LongAbsence>> absent = absences.of(ids);
        return jdbc
                .sql("""
                        select l.*, f.cautious_cents, f.expected_cents, f.good_cents, f.reason as forecast_reason, f.made_at,
                            e.last_day, e.how, e.notice_from, e.notice_weeks, e.notice_source, e.reason as ending_reason
                        from long_contract l left join long_ending e on e.long_id = l.id
                        left join lateral (select * from long_forecast x where x.long_id = l.id order by nr desc limit 1) f on true
                        where l.id in (:ids)""")
                .param("ids", ids)
                .query((row, n) -> LongRows.contract(
                        row,
                        terms.getOrDefault(ContractRows.id(row, "id"), List.of()),
                        absent.getOrDefault(ContractRows.id(row, "id"), List.of())))
                .list()
                .stream()
                .sorted(Comparator.comparing(LongContract::startsOn).reversed().thenComparing(LongContract::id))
                .toList();
    }

    private Map<UUID, List<LongTerms>> terms(List<UUID> ids) {
        return jdbc
                .sql("select * from long_terms where long_id in (:ids) order by long_id, nr")
                .param("ids", ids)
                .query((row, n) -> Map.entry(
                        ContractRows.id(row, "long_id"),
                        LongRows.terms(row, json.readValue(row.getString("plan"), WeekPlan.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
