package coop.ouvrage.app;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a bank file finds: clients with names that are like each other, six invoices each, a third of the clients with the same amount
 * every time. Invented, and written straight into the tables.
 */
final class OwedMoney {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 18);
    static final int EACH = 6;

    private static final String ID = "('%s0000-0000-7000-8000-' || lpad(to_hex(%s), 12, '0'))::uuid";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Ledger ledger;

    OwedMoney(JdbcClient jdbc, TransactionTemplate transaction, Ledger ledger) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ledger = ledger;
    }

    void make(int clients) {
        transaction.executeWithoutResult(status ->
                statements().forEach(sql -> jdbc.sql(sql).param("n", clients).update()));
        List<EntryDraft> entries = jdbc.sql(
                        "select i.*, p.unit_id, p.job_id from invoice i join open_item_part p on p.invoice_id = i.id")
                .query((row, n) -> invoiced(
                        row.getObject("id", UUID.class),
                        row.getObject("unit_id", UUID.class),
                        row.getObject("job_id", UUID.class),
                        row.getObject("client_id", UUID.class),
                        Money.ofCents(row.getLong("excl_vat_cents")),
                        Money.ofCents(row.getLong("vat_cents")),
                        Money.ofCents(row.getLong("contribution_cents"))))
                .list();
        transaction.executeWithoutResult(status -> ledger.post(entries));
        jdbc.sql("analyze").update();
    }

    private static EntryDraft invoiced(
            UUID invoice, UUID unit, UUID job, UUID client, Money net, Money vat, Money contribution) {
        return EntryDraft.in("PROD", Journal.SALES, TODAY)
                .from("invoice", invoice)
                .key("bench:" + invoice)
                .text("ledger.text.invoice")
                .debit(AccountRole.RECEIVABLE, net.plus(vat), Dim.party(client).subject(invoice))
                .credit(AccountRole.TURNOVER, net, Dim.unit(unit).party(client).subject(job))
                .credit(AccountRole.OUTPUT_VAT, vat, Dim.none())
                .memo(
                        AccountRole.OPEN,
                        net.minus(contribution),
                        Dim.unit(unit).party(client).subject(job))
                .build();
    }

    private static List<String> statements() {
        String client = ID.formatted("aaaa", "i %% :n").replace("%%", "%");
        String unit = ID.formatted("bbbb", "i % (:n / 10 + 1)");
        String invoice = ID.formatted("cccc", "i");
        String job = ID.formatted("dddd", "i");
        String invoices = "generate_series(0, :n * " + EACH + " - 1) i";
        String net =
                "(case when i % :n % 3 = 0 then 50000 + i % :n % 7 * 10000 else 10000 + i * 7919::bigint % 490000 end)";
        String vat = "round(" + net + " * 0.21)::bigint";
        String contribution = "round(" + net + " * 0.065)::bigint";
        String number = "'2026-' || lpad((i + 1)::text, 6, '0')";
        String reference =
                "(1000000001 + i)::text || lpad(coalesce(nullif((1000000001 + i) % 97, 0), 97)::text, 2, '0')";
        String issued = "date '2026-09-10' + (i / :n)::int * 7";
        String name =
                "(array['Atelier','Maison','Studio','Librairie','Festival','Galerie','Compagnie','Bureau'])[i % 8 + 1] || ' '"
                        + " || (" + FAMILIES + ")[i / 8 % 40 + 1] || ' ' || (" + FAMILIES + ")[i / 320 % 40 + 1]";
        return List.of(
                """
                insert into party (id, kind, display_name, search_name, language, recorded_at)
                select %s, 'ORGANISATION', name || ' SRL', lower(name), 'fr', now()
                from (select i, %s as name from generate_series(0, :n - 1) i) n""".formatted(ID.formatted("aaaa", "i"), name),
                """
                insert into organisation (party_id, country) select %s, 'BE' from generate_series(0, :n - 1) i""".formatted(ID.formatted("aaaa", "i")),
                """
                insert into client (party_id, kind, taxable, eu_institution, state, payment_days, order_number_needed, proposed_at,
                    promised_at)
                select %s, 'COMPANY', true, false, 'VERIFIED', 30, false, now(), now() from generate_series(0, :n - 1) i""".formatted(ID.formatted("aaaa", "i")),
                """
                insert into production_unit (id, entity, kind, tool, name, trade, holder_id, opened_on)
                select %s, 'PROD', 'NORMAL', 'ACTIVITY', 'Unit ' || i, 'music', %s, '2026-01-01'
                from generate_series(0, :n / 10) i""".formatted(ID.formatted("bbbb", "i"), ID.formatted("aaaa", "0")),
                """
                insert into invoice (id, entity, kind, number, issued_on, due_on, supplied_on, client_id, language, title,
                    structured_reference, excl_vat_cents, vat_cents, contribution_cents, recorded_at, delivery)
                select %s, 'PROD', 'INVOICE', %s, %s, %s + 30, %s, %s, 'fr', 'Concert', %s, %s, %s, %s, now(), 'DELIVERED'
                from %s""".formatted(
                        invoice, number, issued, issued, issued, client, reference, net, vat, contribution, invoices),
                """
                insert into open_item (invoice_id, entity, client_id, number, reference, issued_on, due_on, total_cents)
                select id, entity, client_id, number, structured_reference, issued_on, due_on, excl_vat_cents + vat_cents from invoice""",
                """
                insert into open_item_part (invoice_id, part, unit_id, job_id, gross_left_cents, net_left_cents, open_left_cents)
                select %s, 1, %s, %s, %s + %s, %s, %s - %s from %s where :n > 0""".formatted(invoice, unit, job, net, vat, net, net, contribution, invoices));
    }

    private static final String FAMILIES =
            "array['Dumont','Peeters','Janssens','Maes','Lambert','Dubois','Claes','Martin','Willems','Mertens','Leroy',"
                    + "'Goossens','Simon','Laurent','Wouters','Aerts','Pauwels','Renard','Michiels','Lemaire','Hermans','Denis',"
                    + "'Jacobs','Gerard','Smets','Henry','Coppens','Thomas','Desmet','Petit','Bogaert','Evrard','Segers','Collin',"
                    + "'Verhoeven','Noel','Thys','Marchal','Cools','Fontaine']";
}
