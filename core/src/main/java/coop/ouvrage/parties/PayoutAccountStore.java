package coop.ouvrage.parties;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.money.Iban;
import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.transaction.ReadTogether;
import coop.ouvrage.transaction.Rows;
import coop.ouvrage.transaction.WriteBehind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table of accounts for pay. */
@Repository
class PayoutAccountStore {

    private final JdbcClient jdbc;
    private final BusinessTime time;
    private final PartyStore parties;
    private final ReadTogether<AccountHistory> histories =
            new ReadTogether<>(Kind.PERSON, ids -> histories(List.of(ids)));
    private final WriteBehind<Rows.Row> given = new WriteBehind<>(this::insert, "payout_account");

    PayoutAccountStore(JdbcClient jdbc, BusinessTime time, PartyStore parties) {
        this.jdbc = jdbc;
        this.parties = parties;
        this.time = time;
    }

    AccountHistory history(PartyId party) {
        return histories.get(party.value()).orElse(new AccountHistory(List.of()));
    }

    Map<UUID, AccountHistory> histories(Collection<UUID> parties) {
        Map<UUID, List<PayoutAccount>> accounts = jdbc
                .sql("select * from payout_account where party_id = any(:parties) order by sequence")
                .param("parties", parties.toArray(UUID[]::new))
                .query(PayoutAccountStore::account)
                .list()
                .stream()
                .collect(Collectors.groupingBy(account -> account.party().value()));
        Map<UUID, AccountHistory> histories = new HashMap<>();
        accounts.forEach((party, given) -> histories.put(party, new AccountHistory(given)));
        return histories;
    }

    /** The history, held so that two changes at the same instant wait for each other. */
    AccountHistory historyForChange(PartyId party) {
        histories.readAgain(parties.lock(party));
        return history(party);
    }

    List<PartyId> bearers(Iban iban) {
        return jdbc
                .sql("select distinct party_id from payout_account where iban = :iban and cancelled_at is null")
                .param("iban", iban.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(PartyId::new)
                .toList();
    }

    PayoutAccount insert(PartyId party, Iban iban, boolean first) {
        Instant now = time.now().truncatedTo(ChronoUnit.MICROS);
        PayoutAccount account = new PayoutAccount(
                TimeOrderedId.next(), party, iban, time.today(), first ? now : null, first ? time.today() : null, null);
        histories.forget(party.value());
        given.add(new Rows.Row()
                .with("id", account.id())
                .with("party_id", party.value())
                .with("iban", iban.value())
                .with("declared_on", account.declaredOn())
                .with("recorded_at", now)
                .with("confirmed_at", account.confirmedAt())
                .with("usable_from", account.usableFrom()));
        return account;
    }

    private void insert(List<Rows.Row> rows) {
        Rows.insert(jdbc, "payout_account", rows);
    }

    PayoutAccount confirm(UUID account, LocalDate usableFrom) {
        histories.forgetAll();
        return jdbc.sql("""
                        update payout_account set confirmed_at = :now, usable_from = :usableFrom where id = :id
                        returning *
                        """)
                .param("id", account)
                .param("now", now())
                .param("usableFrom", usableFrom)
                .query(PayoutAccountStore::account)
                .single();
    }

    PayoutAccount release(UUID account, @Nullable UUID by, String reason) {
        histories.forgetAll();
        return jdbc.sql("""
                        update payout_account set usable_from = :today, released_by = :by, release_reason = :reason
                         where id = :id returning *
                        """)
                .param("id", account)
                .param("today", time.today())
                .param("by", by)
                .param("reason", reason)
                .query(PayoutAccountStore::account)
                .single();
    }

    void cancel(UUID account) {
        histories.forgetAll();
        jdbc.sql("update payout_account set cancelled_at = :now where id = :id")
                .param("id", account)
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return time.now().atOffset(ZoneOffset.UTC);
    }

    private static PayoutAccount account(ResultSet row, int index) throws SQLException {
        return new PayoutAccount(
                row.getObject("id", UUID.class),
                new PartyId(row.getObject("party_id", UUID.class)),
                new Iban(row.getString("iban")),
                row.getObject("declared_on", LocalDate.class),
                instant(row, "confirmed_at"),
                row.getObject("usable_from", LocalDate.class),
                instant(row, "cancelled_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
