package coop.ouvrage.app.ledger;

import static coop.ouvrage.app.ledger.Bookings.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.TestDatabase;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.EntryId;
import coop.ouvrage.ledger.InvariantReport;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.Verify;
import coop.ouvrage.ledger.chain.HeadKeeper;
import coop.ouvrage.ledger.chain.Sealer;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever is master of the database can change it in silence; {@code verify} then names the place. */
@Timeout(60)
@OuvrageTest(perMethod = true)
class TamperingTest {

    private final Ledger ledger;
    private final LegalEntities entities;
    private final Sealer sealer;
    private final HeadKeeper heads;
    private final Verify verify;
    private List<EntryId> entries = List.of();

    TamperingTest(Ledger ledger, LegalEntities entities, Sealer sealer, HeadKeeper heads, Verify verify) {
        this.ledger = ledger;
        this.entities = entities;
        this.sealer = sealer;
        this.heads = heads;
        this.verify = verify;
    }

    @BeforeEach
    void tenSealedEntries() {
        List<EntryId> posted = new ArrayList<>();
        UUID unit = TimeOrderedId.next();
        UUID client = TimeOrderedId.next();
        for (int i = 1; i <= 10; i++) {
            posted.add(ledger.post(
                    Bookings.invoice(unit, client, entities.get("PROD").pot(), DAY, "2026-" + i)));
            if (i == 5) {
                assertThat(sealer.seal()).isEqualTo(5);
                heads.write();
            }
        }
        entries = posted;
        assertThat(sealer.seal()).isEqualTo(5);
        assertThat(heads.write()).singleElement().asString().contains("PROD 10 ");
        assertThat(heads.write()).as("nothing new to tell").isEmpty();
    }

    @Test
    void nothingWasChanged() {
        assertThat(failing()).isEmpty();
        assertThat(verify.run())
                .extracting(InvariantReport::name, InvariantReport::checked)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("ledger.balanced", 10L),
                        org.assertj.core.groups.Tuple.tuple("ledger.chain", 10L),
                        org.assertj.core.groups.Tuple.tuple("ledger.hashes", 10L),
                        org.assertj.core.groups.Tuple.tuple("ledger.heads", 2L));
    }

    @Test
    void anAmountWasChanged() throws Exception {
        tamper("update journal_line set amount_cents = amount_cents + 1 where line = 1 and entry_id = '"
                + entries.get(6) + "'");
        assertThat(failing().keySet())
                .contains("ledger.balanced", "ledger.hashes", "ledger.account_balances", "ledger.party_balances");
        assertThat(failing().get("ledger.hashes"))
                .singleElement()
                .asString()
                .contains(entries.get(6).toString());
        assertThat(failing().get("ledger.balanced")).singleElement().asString().contains("out of balance by 1 cents");
    }

    @Test
    void twoLinesWereSwapped() throws Exception {
        String of = " where entry_id = '" + entries.get(2) + "' and line = ";
        tamper(
                "update journal_line set line = 99" + of + 2,
                "update journal_line set line = 2" + of + 3,
                "update journal_line set line = 3" + of + 99);
        assertThat(failing().keySet()).containsExactly("ledger.hashes");
        assertThat(failing().get("ledger.hashes"))
                .singleElement()
                .asString()
                .contains(entries.get(2).toString());
    }

    @Test
    void theLastEntriesWereDeleted() throws Exception {
        String last = " where entry_id in ('" + entries.get(8) + "', '" + entries.get(9) + "')";
        tamper(
                "delete from journal_line" + last,
                "delete from ledger_seal" + last,
                "delete from journal_entry" + last.replace("entry_id", "id"),
                balancesFollow());
        assertThat(failing().keySet()).containsExactly("ledger.heads");
        assertThat(failing().get("ledger.heads"))
                .containsExactly(
                        "the chain of PROD ends at 8, but on 2026-11-20 it had reached 10: entries 9 to 10 were deleted");
    }

    @Test
    void anEntryInTheMiddleWasDeleted() throws Exception {
        String middle = " where entry_id = '" + entries.get(4) + "'";
        tamper(
                "delete from journal_line" + middle,
                "delete from journal_entry where id = '" + entries.get(4) + "'",
                balancesFollow());
        assertThat(failing().keySet()).containsExactly("ledger.chain");
        assertThat(failing().get("ledger.chain"))
                .first()
                .asString()
                .contains("seal 5 of PROD")
                .contains("is gone");
    }

    /** The attacker knows the whole recipe: canonical text, hashes, seals, balances. */
    @Test
    void aLineWasRewrittenAndTheWholeChainHashedAgain() throws Exception {
        String of = " where entry_id = '" + entries.get(6) + "' and account in ('705', '451054')";
        tamper(
                "update journal_line set amount_cents = case account when '705' then -99000 else -22000 end" + of,
                balancesFollow());
        byte[] hash = ledger.entry(entries.get(6)).computeHash();
        tamper("update journal_entry set hash = '\\x" + HexFormat.of().formatHex(hash) + "' where id = '"
                + entries.get(6) + "'");
        sealAgain();
        assertThat(failing().keySet()).containsExactly("ledger.heads");
        assertThat(failing().get("ledger.heads"))
                .containsExactly(
                        "seal 10 of PROD is not the one told on 2026-11-20: an entry between 6 and 10 was rewritten");
    }

    @Test
    void theHeadsWereTakenAway() throws Exception {
        java.nio.file.Files.delete(TestDatabase.DATA.resolve("heads").resolve("heads.txt"));
        assertThat(failing().get("ledger.heads")).singleElement().asString().contains("no head of PROD");
    }

    @Test
    void aBalanceWasChanged() throws Exception {
        tamper(
                "update account_balance set debit_cents = debit_cents + 1, credit_cents = credit_cents + 1 where account = '400'");
        assertThat(failing().keySet()).containsExactly("ledger.account_balances");
    }

    @Test
    void whatAUnitHasWasChanged() throws Exception {
        tamper("update unit_balance set amount_cents = amount_cents + 1");
        assertThat(failing().keySet()).containsExactly("ledger.unit_balances");
    }

    private Map<String, List<String>> failing() {
        return verify.run().stream()
                .filter(r -> r.name().startsWith("ledger."))
                .filter(r -> !r.holds())
                .collect(Collectors.toMap(InvariantReport::name, InvariantReport::failures));
    }

    private static void tamper(String... statements) throws Exception {
        try (Connection superuser = TestDatabase.get().superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String balancesFollow() {
        return """
                truncate account_balance, unit_balance, party_balance, subject_balance;
                insert into account_balance
                select entity, account, coalesce(unit, '00000000-0000-0000-0000-000000000000'), date_trunc('month', date)::date, 0,
                    sum(greatest(amount_cents, 0)), sum(greatest(-amount_cents, 0)) from journal_line group by 1, 2, 3, 4;
                insert into unit_balance
                select entity, unit, account, 0, sum(amount_cents) from journal_line where unit is not null group by 1, 2, 3;
                insert into party_balance
                select entity, account, party, sum(amount_cents) from journal_line where account = '400' group by 1, 2, 3;
                insert into subject_balance
                select entity, unit, subject, account, sum(amount_cents) from journal_line
                where unit is not null and subject is not null
                    and unit not in (select pot_unit from legal_entity union all select fund_unit from legal_entity)
                group by 1, 2, 3, 4""";
    }

    private static void sealAgain() throws Exception {
        List<String> updates = new ArrayList<>();
        try (Connection superuser = TestDatabase.get().superuser();
                ResultSet row = superuser.createStatement().executeQuery("""
                        select s.position, e.hash from ledger_seal s join journal_entry e on e.id = s.entry_id order by s.position""")) {
            String seal = "0".repeat(64);
            while (row.next()) {
                String text = "ouvrage-seal-1\nPROD\n%d\n%s\n%s\n"
                        .formatted(row.getLong(1), seal, HexFormat.of().formatHex(row.getBytes(2)));
                seal = HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
                updates.add("update ledger_seal set seal = '\\x" + seal + "' where position = " + row.getLong(1));
            }
        }
        tamper(updates.toArray(String[]::new));
    }
}
