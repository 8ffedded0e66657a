package coop.ouvrage.employment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of early ends. */
@Repository
class EndingStore {

    private final JdbcClient jdbc;

    EndingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ContractEnding one) {
        Ending ending = one.ending();
        jdbc.sql("""
                insert into contract_ending (id, contract_id, last_day, how, notice_from, notice_weeks, notice_source, reason,
                    recorded_by, recorded_at, state, answered_at)
                values (:id, :contract, :last, :how, :from, :weeks, :source, :reason, :by, :at, :state,
                    case when :state = 'OPEN' then null else cast(:at as timestamptz) end)""")
                .param("id", one.id())
                .param("contract", one.contract().value())
                .param("last", ending.lastDay())
                .param("how", ending.how().name())
                .param("from", ending.noticeFrom())
                .param("weeks", ending.noticeWeeks())
                .param("source", ending.source())
                .param("reason", ending.reason())
                .param("by", one.by())
                .param("at", one.at().atOffset(ZoneOffset.UTC))
                .param("state", one.state().name())
                .update();
    }

    void answer(UUID id, ContractEnding.State state, Instant at) {
        jdbc.sql("update contract_ending set state = :state, answered_at = :at where id = :id")
                .param("state", state.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /** What waits for the worker. */
    Optional<ContractEnding> open(ContractId contract) {
        return newest(contract, "state = 'OPEN'");
    }

    /** How it ended. */
    Optional<ContractEnding> ended(ContractId contract) {
        return newest(contract, "state in ('AGREED', 'GIVEN')");
    }

    private Optional<ContractEnding> newest(ContractId contract, String which) {
        return jdbc.sql("select * from contract_ending where contract_id = :contract and " + which
                        + " order by recorded_at desc, id desc limit 1")
                .param("contract", contract.value())
                .query(EndingStore::row)
                .optional();
    }

    private static ContractEnding row(ResultSet row, int number) throws SQLException {
        return new ContractEnding(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                new ContractId(Objects.requireNonNull(row.getObject("contract_id", UUID.class))),
                new Ending(
                        Objects.requireNonNull(row.getObject("last_day", LocalDate.class)),
                        Ending.How.valueOf(row.getString("how")),
                        row.getObject("notice_from", LocalDate.class),
                        row.getObject("notice_weeks", Integer.class),
                        row.getString("notice_source"),
                        row.getString("reason")),
                row.getObject("recorded_by", UUID.class),
                row.getTimestamp("recorded_at").toInstant(),
                ContractEnding.State.valueOf(row.getString("state")));
    }
}
