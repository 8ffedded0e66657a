package coop.ouvrage.employment;

import static coop.ouvrage.employment.ContractRows.at;
import static coop.ouvrage.employment.ContractRows.instant;

import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.employment.spi.Answer;
import coop.ouvrage.employment.spi.Period;
import coop.ouvrage.transaction.WriteBehind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Declarations and their receipts. Every change of state names the states it may follow, so that nothing is answered twice. */
@Repository
class DeclarationStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final WriteBehind<Noted> receipts = new WriteBehind<>(this::note);

    DeclarationStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void queue(ContractId contract, DeclarationKind kind, int periodNr, Period period, Instant deadline, Instant now) {
        UUID id = TimeOrderedId.next();
        jdbc.sql("""
                insert into declaration (id, contract_id, kind, period_nr, round, from_day, to_day, planned_hours, state,
                    deadline, queued_at, next_at)
                values (:id, :contract, :kind, :nr,
                    (select coalesce(max(round), 0) + 1 from declaration
                        where contract_id = :contract and kind = :kind and period_nr = :nr),
                    :from, :to, :hours, 'QUEUED', :deadline, :now, :now)
                """)
                .param("id", id)
                .param("contract", contract.value())
                .param("kind", kind.name())
                .param("nr", periodNr)
                .param("from", period.from())
                .param("to", period.to())
                .param("hours", period.plannedHours())
                .param("deadline", at(deadline))
                .param("now", at(now))
                .update();
        receipt(id, now, "queued", Map.of());
    }

    /**
     * Takes messages that are due, most urgent first, and puts them off so that no other node takes them meanwhile. What was queued
     * becomes SENDING before it leaves: after a crash nobody knows whether it left, and that state says so.
     */
    List<Declaration> claim(Instant now, Instant next, int most) {
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
        jdbc.sql(
                        "update declaration set state = 'QUEUED', next_at = :next where id = :id and state in ('QUEUED', 'SENDING')")
                .param("id", id)
                .param("next", at(next))
                .update();
    }

    void sent(UUID id, String location, Instant now, Instant next) {
        jdbc.sql("""
                update declaration set state = 'SENT', location = :location, sent_at = :now, next_at = :next
                where id = :id and state in ('QUEUED', 'SENDING')
                """)
                .param("id", id)
                .param("location", location)
                .param("now", at(now))
                .param("next", at(next))
                .update();
        receipt(id, now, "sent", Map.of("location", location));
    }

    void askAt(UUID id, Instant next) {
        jdbc.sql("update declaration set next_at = :next where id = :id")
                .param("id", id)
                .param("next", at(next))
                .update();
    }

    /** @return false if it was not open any more, so that nothing happened */
    boolean open(UUID id, DeclarationState state, Instant next) {
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

    /** @return false if it had been answered before, so that nothing happened */
    boolean close(UUID id, DeclarationState state, @Nullable Answer answer, Instant now) {
        return jdbc.sql("""
                update declaration set state = :state, answered_at = :now, authority_id = :authority,
                    period_id = coalesce(:period, period_id), result = :result, anomalies = :anomalies::jsonb,
                    in_time = coalesce(sent_at, :now) <= deadline
                where id = :id and state in ('QUEUED', 'SENDING', 'SENT', 'WAITING', 'SILENT')
                """)
                        .param("id", id)
                        .param("state", state.name())
                        .param("now", at(now))
                        .param("authority", answer == null ? null : answer.declarationId())
                        .param("period", answer == null ? null : answer.periodId())
                        .param("result", answer == null ? null : answer.result())
                        .param("anomalies", json.writeValueAsString(answer == null ? List.of() : answer.anomalies()))
                        .update()
                == 1;
    }

    void receipt(UUID declaration, Instant now, String what, Map<String, ?> detail) {
        receipts.add(new Noted(declaration, String.valueOf(now), what, json.writeValueAsString(detail)));
    }

    private record Noted(UUID declaration, String at, String what, String detail) {}

    /** Numbered within each declaration, after those that it has. */
    private void note(List<Noted> noted) {
        jdbc.sql("""
                insert into declaration_receipt (declaration_id, nr, at, what, detail)
                select r.id, (select coalesce(max(d.nr), 0) from declaration_receipt d where d.declaration_id = r.id)
                        + row_number() over (partition by r.id order by r.place), r.at, r.what, r.detail::jsonb
                from unnest(:ids::uuid[], :ats::timestamptz[], :whats::text[], :details::text[]) with ordinality
                    as r (id, at, what, detail, place)
                """)
                .param("ids", noted.stream().map(Noted::declaration).toArray(UUID[]::new))
                .param("ats", noted.stream().map(Noted::at).toArray(String[]::new))
                .param("whats", noted.stream().map(Noted::what).toArray(String[]::new))
                .param("details", noted.stream().map(Noted::detail).toArray(String[]::new))
                .update();
    }

    List<Receipt> receipts(UUID declaration) {
        receipts.write();
        return jdbc.sql(
                        "select at, what, detail::text as detail from declaration_receipt where declaration_id = :id order by nr")
                .param("id", declaration)
                .query((row, n) -> new Receipt(
                        Objects.requireNonNull(instant(row, "at")), row.getString("what"), row.getString("detail")))
                .list();
    }

    Optional<Declaration> find(UUID id) {
        return jdbc.sql("select * from declaration where id = :id")
                .param("id", id)
                .query((row, n) -> declaration(row))
                .optional();
    }

    List<Declaration> of(ContractId contract) {
        return jdbc.sql("select * from declaration where contract_id = :contract order by queued_at, period_nr, id")
                .param("contract", contract.value())
                .query((row, n) -> declaration(row))
                .list();
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

    /** Whether every period of a contract is declared and accepted. */
    boolean allAccepted(ContractId contract) {
        List<Declaration> ins = of(contract).stream()
                .filter(d -> d.kind() == DeclarationKind.IN)
                .toList();
        List<Integer> periods =
                ins.stream().map(Declaration::periodNr).distinct().toList();
        return !periods.isEmpty()
                && periods.stream()
                        .allMatch(nr -> ins.stream()
                                .anyMatch(d -> d.periodNr() == nr && d.state() == DeclarationState.ACCEPTED));
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
