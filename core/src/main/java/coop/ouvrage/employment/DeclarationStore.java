package coop.ouvrage.employment;

import static coop.ouvrage.employment.ContractRows.at;
import static coop.ouvrage.employment.ContractRows.instant;

import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.employment.spi.Answer;
import coop.ouvrage.employment.spi.Period;
import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.transaction.ReadTogether;
import coop.ouvrage.transaction.WriteBehind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Declarations. Every change of state names the states it may follow, so that nothing is answered twice. */
@Repository
class DeclarationStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ContractStore contracts;
    private final ReceiptStore receipts;
    private final WriteBehind<Queued> queued =
            new WriteBehind<>(this::insert, "declaration").referredToBy("declaration_receipt");
    private final ReadTogether<List<Declaration>> ofContracts =
            ReadTogether.ahead(Kind.CONTRACT, ids -> of(List.of(ids)));

    DeclarationStore(JdbcClient jdbc, JsonMapper json, ContractStore contracts, ReceiptStore receipts) {
        this.jdbc = jdbc;
        this.json = json;
        this.contracts = contracts;
        this.receipts = receipts;
    }

    void queue(ContractId contract, DeclarationKind kind, int periodNr, Period period, Instant deadline, Instant now) {
        Queued row = new Queued(
                TimeOrderedId.next(), contract.value(), kind.name(), periodNr, period, at(deadline), at(now));
        ofContracts.forget(contract.value());
        queued.add(row);
        receipts.add(row.id(), now, "queued", Map.of());
    }

    private record Queued(
            UUID id,
            UUID contract,
            String kind,
            int nr,
            Period period,
            @Nullable OffsetDateTime deadline,
            @Nullable OffsetDateTime now) {}

    /** Each gets the next round of its period. */
    private void insert(List<Queued> all) {
        contracts.written();
        jdbc.sql("""
                insert into declaration (id, contract_id, kind, period_nr, round, from_day, to_day, planned_hours, state,
                    deadline, queued_at, next_at)
                select q.id, q.contract, q.kind, q.nr, (select coalesce(max(d.round), 0) from declaration d
                        where d.contract_id = q.contract and d.kind = q.kind and d.period_nr = q.nr)
                        + row_number() over (partition by q.contract, q.kind, q.nr order by q.place),
                    q.from_day, q.to_day, q.hours, 'QUEUED', q.deadline, q.now, q.now
                from unnest(:ids::uuid[], :contracts::uuid[], :kinds::text[], :nrs::int[], :froms::date[], :tos::date[],
                        :hours::int[], :deadlines::timestamptz[], :nows::timestamptz[]) with ordinality
                    as q (id, contract, kind, nr, from_day, to_day, hours, deadline, now, place)
                """)
                .param("ids", all.stream().map(Queued::id).toArray(UUID[]::new))
                .param("contracts", all.stream().map(Queued::contract).toArray(UUID[]::new))
                .param("kinds", all.stream().map(Queued::kind).toArray(String[]::new))
                .param("nrs", all.stream().map(Queued::nr).toArray(Integer[]::new))
                .param("froms", told(all, q -> q.period().from()))
                .param("tos", told(all, q -> q.period().to()))
                .param("hours", all.stream().map(q -> q.period().plannedHours()).toArray(Integer[]::new))
                .param("deadlines", told(all, Queued::deadline))
                .param("nows", told(all, Queued::now))
                .update();
    }

    private static @Nullable String[] told(List<Queued> all, Function<Queued, @Nullable Object> part) {
        return all.stream()
                .map(part)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }

    /**
     * Takes messages that are due, most urgent first, and puts them off so that no other node takes them meanwhile. What was queued
     * becomes SENDING before it leaves: after a crash nobody knows whether it left, and that state says so.
     */
    List<Declaration> claim(Instant now, Instant next, int most) {
        ofContracts.forgetAll();
        List<UUID> ids = jdbc.sql("""
                select id from declaration where state in ('QUEUED', 'SENDING', 'SENT', 'WAITING', 'SILENT') and next_at <= :now
                order by deadline, id limit :most for update skip locked
                """)
                .param("now", at(now))
                .param("most", most)
                .query(UUID.class)
                .list();
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Declaration> claimed = jdbc.sql("select * from declaration where id in (:ids) order by deadline, id")
                .param("ids", ids)
                .query((row, n) -> declaration(row))
                .list();
        jdbc.sql("""
                update declaration set next_at = :next, attempts = attempts + 1,
                    state = case when state = 'QUEUED' then 'SENDING' else state end
                where id in (:ids)
                """).param("ids", ids).param("next", at(next)).update();
        return claimed;
    }

    /** Puts a message that certainly did not leave back in the queue. */
    void again(UUID id, Instant next) {
        ofContracts.forgetAll();
        jdbc.sql(
                        "update declaration set state = 'QUEUED', next_at = :next where id = :id and state in ('QUEUED', 'SENDING')")
                .param("id", id)
                .param("next", at(next))
                .update();
    }

    /** @param locations where to ask for the answer to each message */
    void sent(Map<UUID, String> locations, Instant now, Instant next) {
        ofContracts.forgetAll();
        jdbc.sql("""
                update declaration d set state = 'SENT', location = s.location, sent_at = :now, next_at = :next
                from unnest(:ids::uuid[], :locations::text[]) as s (id, location)
                where d.id = s.id and d.state in ('QUEUED', 'SENDING')
                """)
                .param("ids", locations.keySet().toArray(UUID[]::new))
                .param("locations", locations.values().toArray(String[]::new))
                .param("now", at(now))
                .param("next", at(next))
                .update();
    }

    void askAt(UUID id, Instant next) {
        ofContracts.forgetAll();
        jdbc.sql("update declaration set next_at = :next where id = :id")
                .param("id", id)
                .param("next", at(next))
                .update();
    }

    /** @return false if it was not open any more, so that nothing happened */
    boolean open(UUID id, DeclarationState state, Instant next) {
        ofContracts.forgetAll();
        return jdbc.sql("""
                update declaration set state = :state, next_at = :next
                where id = :id and state <> :state and state in ('SENDING', 'SENT', 'WAITING', 'SILENT')
                """)
                        .param("id", id)
                        .param("state", state.name())
                        .param("next", at(next))
                        .update()
                == 1;
    }

    /** Closes a message that needs no answer any more. */
    void drop(UUID id, Instant now) {
        close(List.of(new Closing(id, DeclarationState.DROPPED, null)), now);
    }

    /** How a message ends; without an answer if it was dropped. */
    record Closing(
            UUID id, DeclarationState state, @Nullable Answer answer) {

        private @Nullable String of(Function<Answer, @Nullable String> part) {
            return answer == null ? null : part.apply(answer);
        }
    }

    /** @return those that were open until now; to the others, answered before, nothing happened */
    Set<UUID> close(List<Closing> all, Instant now) {
        ofContracts.forgetAll();
        return Set.copyOf(jdbc.sql("""
                update declaration d set state = c.state, answered_at = :now, authority_id = c.authority,
                    period_id = coalesce(c.period, d.period_id), result = c.result, anomalies = c.anomalies::jsonb,
                    in_time = coalesce(d.sent_at, :now) <= d.deadline
                from unnest(:ids::uuid[], :states::text[], :authorities::text[], :periods::text[], :results::text[], :anomalies::text[])
                    as c (id, state, authority, period, result, anomalies)
                where d.id = c.id and d.state in ('QUEUED', 'SENDING', 'SENT', 'WAITING', 'SILENT')
                returning d.id
                """)
                .param("ids", all.stream().map(Closing::id).toArray(UUID[]::new))
                .param("states", texts(all, one -> one.state().name()))
                .param("now", at(now))
                .param("authorities", texts(all, one -> one.of(Answer::declarationId)))
                .param("periods", texts(all, one -> one.of(Answer::periodId)))
                .param("results", texts(all, one -> one.of(Answer::result)))
                .param("anomalies", texts(all, this::anomalies))
                .query(UUID.class)
                .list());
    }

    private String anomalies(Closing closing) {
        return json.writeValueAsString(
                closing.answer() == null ? List.of() : closing.answer().anomalies());
    }

    private static @Nullable String[] texts(List<Closing> all, Function<Closing, @Nullable String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }

    Optional<Declaration> find(UUID id) {
        return jdbc.sql("select * from declaration where id = :id")
                .param("id", id)
                .query((row, n) -> declaration(row))
                .optional();
    }

    List<Declaration> of(ContractId contract) {
        return ofContracts.get(contract.value()).orElse(List.of());
    }

    /** Those of several contracts, by contract. */
    Map<UUID, List<Declaration>> of(Collection<UUID> contracts) {
        return jdbc
                .sql("select * from declaration where contract_id = any(:contracts) order by queued_at, period_nr, id")
                .param("contracts", contracts.toArray(UUID[]::new))
                .query((row, n) -> declaration(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(d -> d.contract().value()));
    }

    /** Whether another contract that stands was declared by the same period: two jobs of one person on the same days. */
    boolean neededByAnother(Declaration declaration) {
        return jdbc.sql("""
                select exists (select 1 from declaration d join work_contract c on c.id = d.contract_id
                    where d.period_id = :period and d.kind = 'IN' and d.state = 'ACCEPTED' and d.contract_id <> :contract
                        and c.state <> 'CANCELLED')
                """)
                .param("period", declaration.periodId())
                .param("contract", declaration.contract().value())
                .query(Boolean.class)
                .single();
    }

    private Declaration declaration(ResultSet row) throws SQLException {
        return new Declaration(
                ContractRows.id(row, "id"),
                new ContractId(ContractRows.id(row, "contract_id")),
                DeclarationKind.valueOf(row.getString("kind")),
                row.getInt("period_nr"),
                row.getInt("round"),
                new Period(
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class),
                        row.getInt("planned_hours")),
                DeclarationState.valueOf(row.getString("state")),
                Objects.requireNonNull(instant(row, "deadline")),
                Objects.requireNonNull(instant(row, "queued_at")),
                instant(row, "sent_at"),
                instant(row, "answered_at"),
                row.getInt("attempts"),
                row.getString("location"),
                row.getString("authority_id"),
                row.getString("period_id"),
                row.getString("result"),
                Arrays.asList(json.readValue(row.getString("anomalies"), Answer.Anomaly[].class)),
                row.getObject("in_time", Boolean.class));
    }
}
