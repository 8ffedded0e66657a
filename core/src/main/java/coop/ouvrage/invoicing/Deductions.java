package coop.ouvrage.invoicing;

import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.invoicing.spi.VatRules.VatCase;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.words.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes deposits off the final invoice. VAT was due on the deposit when it was invoiced (VAT code art. 22bis), so that the final invoice
 * taxes only the rest: each line of the deposit comes back below zero, at its rate.
 */
@Component
class Deductions {

    private final InvoiceStore invoices;
    private final JdbcClient jdbc;
    private final Texts texts;

    Deductions(InvoiceStore invoices, JdbcClient jdbc, Texts texts) {
        this.invoices = invoices;
        this.jdbc = jdbc;
        this.texts = texts;
    }

    /** The sale with the lines that take its deposits off; refused if one is no deposit of this client, was credited or taken off before. */
    Outcome<Sale> taken(Sale sale) {
        if (sale.deposits().isEmpty()) {
            return Outcome.done(sale);
        }
        List<Sale.Line> lines = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (InvoiceId id : sale.deposits().stream().distinct().toList()) {
            Invoice deposit = invoices.lock(id).orElse(null);
            if (deposit == null || !isDeposit(deposit, sale)) {
                refusals.add(Refusal.of("invoicing.deposit_unknown"));
            } else if (isTaken(deposit) || !invoices.creditNotesOn(id).isEmpty()) {
                refusals.add(Refusal.of("invoicing.deposit_taken", "number", deposit.number()));
            } else {
                deposit.lines().forEach(line -> lines.add(line(line, deposit, sale)));
            }
        }
        return refusals.isEmpty() ? Outcome.done(sale.and(lines)) : Outcome.refused(refusals);
    }

    private static boolean isDeposit(Invoice deposit, Sale sale) {
        return deposit.kind() == Invoice.Kind.INVOICE
                && deposit.form() == Invoice.Form.DEPOSIT
                && deposit.client().equals(sale.client())
                && deposit.entity().equals(sale.entity())
                && java.util.Objects.equals(deposit.foreign() == null ? null : deposit.currency(), sale.currency())
                && deposit.lines().stream().allMatch(line -> sale.units().contains(line.unit()));
    }

    private Sale.Line line(Invoice.Line line, Invoice deposit, Sale sale) {
        VatCase vat = new VatCase(
                line.vatCase(),
                line.vatCategory(),
                line.vatRate(),
                line.vatReasonCode(),
                Map.of(sale.language(), line.vatMention()),
                "",
                "",
                false);
        String what = texts.get(
                sale.language(),
                "invoicing.print.deposit_taken",
                Map.of("number", deposit.number(), "day", deposit.issuedOn()));
        UUID subject = sale.lines().stream()
                .filter(own -> own.unit().equals(line.unit()))
                .map(Sale.Line::subject)
                .findFirst()
                .orElse(line.job());
        return new Sale.Line(
                line.unit(),
                subject,
                Supply.SERVICE,
                what,
                BigDecimal.ONE.negate(),
                "LS",
                line.documentNet(),
                vat,
                null);
    }

    /** Taken off an invoice of which the lines of its units still stand. */
    private boolean isTaken(Invoice deposit) {
        Set<UUID> units = deposit.lines().stream().map(Invoice.Line::unit).collect(Collectors.toSet());
        return jdbc
                .sql("select final_id from invoice_deduction where deposit_id = :id")
                .param("id", deposit.id().value())
                .query(UUID.class)
                .list()
                .stream()
                .map(id -> invoices.find(new InvoiceId(id)).orElseThrow())
                .map(last -> new Uncredited(last, invoices.creditNotesOn(last.id())))
                .anyMatch(last -> units.stream()
                        .anyMatch(unit -> last.documentExclVat(unit).isPositive()));
    }

    void keep(InvoiceId last, List<InvoiceId> deposits) {
        jdbc.sql("insert into invoice_deduction (final_id, deposit_id) select :last, d from unnest(:deposits) as d")
                .param("last", last.value())
                .param(
                        "deposits",
                        deposits.stream().distinct().map(InvoiceId::value).toArray(UUID[]::new))
                .update();
    }

    /** Deposits of a client that no invoice took off and no credit note touched, oldest first. */
    List<Invoice> open(UUID unit, UUID client) {
        return invoices
                .load(
                        "where client_id = :client and form = 'DEPOSIT' and kind = 'INVOICE'"
                                + " and id in (select invoice_id from invoice_line where unit_id = :unit)"
                                + " and id not in (select corrects from invoice where corrects is not null and client_id = :client)",
                        Map.of("client", client, "unit", unit),
                        "order by issued_on, id")
                .stream()
                .filter(deposit -> !isTaken(deposit))
                .toList();
    }
}
