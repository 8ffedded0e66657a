package coop.ouvrage.employment;

import static coop.ouvrage.employment.ContractRows.at;

import coop.ouvrage.money.Money;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.ReadTogether;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of certificates of leave, and of what they do to months. */
@Repository
class CertificateStore {

    private final JdbcClient jdbc;
    private final ReadTogether<MonthLeave> months = ReadTogether.ahead(Foreseen.Kind.CONTRACT, this::read);

    CertificateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID contract, LeaveCertificate certificate, @Nullable UUID by, Instant now) {
        jdbc.sql("""
                insert into leave_certificate (id, long_id, year, employer, hours, simple_cents, paper, recorded_by, recorded_at)
                values (:id, :contract, :year, :employer, :hours, :simple, :paper, :by, :now)""")
                .param("id", certificate.id())
                .param("contract", contract)
                .param("year", certificate.year())
                .param("employer", certificate.employer())
                .param("hours", certificate.hours())
                .param("simple", certificate.simple().cents())
                .param("paper", certificate.paper())
                .param("by", by)
                .param("now", at(now))
                .update();
    }

    void withdrawn(UUID id, @Nullable UUID by, Instant now) {
        jdbc.sql("update leave_certificate set withdrawn_by = :by, withdrawn_at = :now where id = :id")
                .param("id", id)
                .param("by", by)
                .param("now", at(now))
                .update();
    }

    /** Those that hold, oldest first. */
    List<LeaveCertificate> of(UUID contract) {
        return jdbc.sql(
                        "select * from leave_certificate where long_id = :contract and withdrawn_at is null order by year, id")
                .param("contract", contract)
                .query((row, n) -> new LeaveCertificate(
                        ContractRows.id(row, "id"),
                        row.getInt("year"),
                        row.getString("employer"),
                        row.getBigDecimal("hours"),
                        Money.ofCents(row.getLong("simple_cents")),
                        row.getString("paper")))
                .list();
    }

    void keep(ContractId month, MonthLeave leave) {
        months.forget(month.value());
        jdbc.sql("""
                insert into long_month_leave (contract_id, minutes, withheld_cents, settled_cents, left_cents)
                select :month, :minutes, :withheld, :settled, :left
                where :any or exists (select from long_month_leave where contract_id = :month)
                on conflict (contract_id) do update set minutes = excluded.minutes, withheld_cents = excluded.withheld_cents,
                    settled_cents = excluded.settled_cents, left_cents = excluded.left_cents""")
                .param("month", month.value())
                .param("minutes", leave.minutes())
                .param("withheld", leave.withheld().cents())
                .param("settled", leave.settled().cents())
                .param("left", leave.left().cents())
                .param("any", !leave.isNothing())
                .update();
    }

    /** What was kept for a month. */
    Optional<MonthLeave> month(UUID contract) {
        return months.get(contract).filter(leave -> !leave.isNothing());
    }

    private Map<UUID, MonthLeave> read(UUID[] contracts) {
        Map<UUID, MonthLeave> found = new HashMap<>();
        jdbc.sql("""
                select l.*, c.first_day from long_month_leave l join work_contract c on c.id = l.contract_id
                where l.contract_id = any(:contracts)""").param("contracts", contracts).query(row -> {
            found.put(
                    ContractRows.id(row, "contract_id"),
                    new MonthLeave(
                            YearMonth.from(Objects.requireNonNull(row.getObject("first_day", LocalDate.class))),
                            row.getInt("minutes"),
                            Money.ofCents(row.getLong("withheld_cents")),
                            Money.ofCents(row.getLong("settled_cents")),
                            Money.ofCents(row.getLong("left_cents"))));
        });
        return found;
    }
}
