package coop.ouvrage.recovery;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.invoicing.Acceptance;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.Quotes;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import coop.ouvrage.treasury.spi.Claimant;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the tests of late invoices have in common: clients of each kind, invoices, payments, days that pass. */
@TestComponent
public class LateWorld {

    private final SmallCoop coop;
    private final InvoiceMaker maker;
    private final Units units;
    private final Ledger ledger;
    private final ObjectProvider<Claimant> claimants;
    private final ObjectProvider<Invariant> invariants;
    private final CurrentUser user;
    private final BusinessTime time;
    private final BusinessClock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    LateWorld(
            SmallCoop coop,
            Quotes quotes,
            Acceptance acceptance,
            Invoices invoices,
            Units units,
            Ledger ledger,
            ObjectProvider<Claimant> claimants,
            ObjectProvider<Invariant> invariants,
            CurrentUser user,
            BusinessTime time,
            BusinessClock clock,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.coop = coop;
        this.maker = new InvoiceMaker(quotes, acceptance, invoices, coop, user, time);
        this.units = units;
        this.ledger = ledger;
        this.claimants = claimants;
        this.invariants = invariants;
        this.user = user;
        this.time = time;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    public UUID business(UUID unit) {
        UUID client = coop.business(unit, "DE136695976");
        coop.verified(client);
        return client;
    }

    public UUID consumer(UUID unit) {
        UUID client = coop.client(unit);
        coop.verified(client);
        return client;
    }

    UUID pot() {
        return units.pot("PROD");
    }

    public Invoice invoice(UUID unit, UUID client, String price) {
        return maker.invoice(unit, client, price);
    }

    /** Money comes in with the reference of the invoice. */
    public void pays(Invoice invoice, Money amount) {
        pays(String.valueOf(invoice.structuredReference()), amount);
    }

    /** Money comes in with a reference, bare digits, and is matched without a person. */
    public void pays(String reference, Money amount) {
        BankLine line = line(amount, "A client", reference, List.of(new StructuredReference(reference)), "");
        Claimant receivables = claimants.stream()
                .filter(claimant -> claimant.name().equals("receivables"))
                .findFirst()
                .orElseThrow();
        user.asSystem(() -> transaction.executeWithoutResult(
                status -> receivables.settle(line, receivables.claim(line).orElseThrow())));
    }

    /** What the bank page would propose for money that comes in without a reference. */
    List<Claim> proposals(String payer, Money amount) {
        BankLine line = line(amount, payer, "", List.of(), "paiement");
        return user.asSystem(() -> claimants.stream()
                .filter(claimant -> claimant.name().equals("receivables"))
                .flatMap(claimant -> claimant.proposals(line).stream())
                .toList());
    }

    private BankLine line(
            Money amount, String payer, String reference, List<StructuredReference> references, String text) {
        return new BankLine(
                UUID.randomUUID(),
                "PROD",
                time.today(),
                amount,
                payer,
                "BE71096123456769",
                reference,
                references,
                text,
                "",
                "",
                "",
                "",
                null,
                1);
    }

    /** We owe a party for a booked invoice {@code F-<amount>} of theirs. */
    UUID debt(UUID supplier, String amount) {
        UUID purchase = UUID.randomUUID();
        Money open = Money.of(amount);
        jdbc.sql("insert into supplier (party, key) values (:party, :key) on conflict do nothing")
                .param("party", supplier)
                .param("key", supplier.toString())
                .update();
        jdbc.sql("""
                insert into purchase (id, channel, message_id, received_at, file_name, file_hash, state, kind, entity, supplier,
                    number, issued_on, currency, open_cents)
                values (:id, 'UPLOAD', :message, now(), 'invoice.xml', '', 'BOOKED', 'INVOICE', 'PROD', :supplier, :number,
                    :on, 'EUR', :open)""")
                .param("id", purchase)
                .param("message", purchase.toString())
                .param("supplier", supplier)
                .param("number", "F-" + amount)
                .param("on", time.today())
                .param("open", open.cents())
                .update();
        user.asSystem(() -> ledger.post(EntryDraft.in("PROD", Journal.PURCHASE, time.today())
                .from("purchase", purchase)
                .key("test:purchase:" + purchase)
                .text("ledger.text.invoice")
                .debit(AccountRole.ROUNDING, open, Dim.unit(pot()))
                .credit(AccountRole.SUPPLIER, open, Dim.party(supplier).subject(purchase))
                .build()));
        return purchase;
    }

    void forgetAddress(UUID party) {
        jdbc.sql("update party set email = null where id = :id")
                .param("id", party)
                .update();
    }

    /** The newest link that was mailed with a text, as a path. */
    public String linkOf(String key) {
        return jdbc.sql(
                        "select link from outgoing_message where text_key = :key order by queued_at desc, id desc limit 1")
                .param("key", key)
                .query(String.class)
                .single()
                .replaceAll("^https?://[^/]*", "");
    }

    /** Jumps to a day without living those between; what a morning does is asked for by its own run. */
    public void jumpTo(LocalDate day) {
        clock.freezeAt(day.atTime(9, 0));
    }

    public void passTo(LocalDate day) {
        clock.passTo(day);
    }

    /** What every invariant about clients finds wrong. Bank lines of these tests come from no statement, so bank balances are left out. */
    public List<String> failures() {
        return invariants.stream()
                .filter(invariant -> !invariant.name().startsWith("treasury"))
                .flatMap(invariant -> invariant.check().failures().stream().map(f -> invariant.name() + ": " + f))
                .toList();
    }

    String text(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
