package coop.ouvrage.purchases;

import coop.ouvrage.einvoice.DocumentKind;
import coop.ouvrage.einvoice.EInvoice;
import coop.ouvrage.einvoice.InvoiceLine;
import coop.ouvrage.einvoice.VatTreatment;
import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Purchase.Coding;
import coop.ouvrage.purchases.Purchase.Nature;
import coop.ouvrage.purchases.Purchase.Treatment;
import coop.ouvrage.purchases.Purchases.Assignment;
import coop.ouvrage.purchases.Purchases.Divided;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a document can be divided: what is proposed, and what stands against what finance wants. */
@Component
public class Division {

    /** Parts of one document. */
    public static final int MOST = 50;

    /** More lines than these are proposed by rate. */
    private static final int MOST_LINES = 20;

    private static final int LONGEST = 200;

    /** What no line of ours can come to; a larger one is explained by no part. */
    private static final BigDecimal HIGHEST = new BigDecimal("1000000000");

    private final PurchaseChecks checks;
    private final Sharing sharing;
    private final Suggestions suggestions;

    Division(PurchaseChecks checks, Sharing sharing, Suggestions suggestions) {
        this.checks = checks;
        this.sharing = sharing;
        this.suggestions = suggestions;
    }

    /**
     * A part as it is, or as it could be.
     *
     * @param row of the VAT table that it belongs to, from 0
     * @param text what the line says; empty for what no line explains
     * @param coding as it is, or as the whole would be coded
     */
    public record Proposed(String text, int row, Money net, Coding coding) {}

    /** The parts, else a proposal: a line of the document each, or the rows of its VAT table. */
    List<Proposed> proposed(Purchase purchase, @Nullable EInvoice invoice) {
        if (!purchase.parts().isEmpty()) {
            return purchase.parts().stream()
                    .map(part -> new Proposed(part.text(), part.row(), part.net(), part.coding()))
                    .toList();
        }
        List<Proposed> proposed = new ArrayList<>();
        List<Facts.Vat> rows = Sharing.rows(purchase.facts());
        List<InvoiceLine> lines = invoice == null || invoice.lines().size() > MOST_LINES ? List.of() : invoice.lines();
        // A credit note that came as a negative invoice: what the document says is kept positive.
        boolean turned = invoice != null
                && invoice.kind() == DocumentKind.INVOICE
                && purchase.facts().credit();
        for (int nr = 0; nr < rows.size(); nr++) {
            Facts.Vat row = rows.get(nr);
            Treatment whole = purchase.coding().treatment();
            Coding coding =
                    purchase.coding().under(whole.isOwn() && !sharing.isOwed(whole, row) ? Treatment.DOMESTIC : whole);
            Money rest = row.taxable();
            for (InvoiceLine line : linesOf(lines, row)) {
                Money said = Money.rounded(Objects.requireNonNull(line.net()));
                Money net = turned ? said.negate() : said;
                rest = rest.minus(net);
                Nature nature = suggestions.nature(line.name(), net, coding.nature());
                proposed.add(new Proposed(shortened(line.name()), nr, net, coding.as(nature)));
            }
            if (!rest.isZero()) {
                proposed.add(new Proposed("", nr, rest, coding));
            }
        }
        return proposed;
    }

    private static List<InvoiceLine> linesOf(List<InvoiceLine> lines, Facts.Vat row) {
        return lines.stream()
                .filter(line ->
                        line.net() != null && line.net().abs().compareTo(HIGHEST) < 0 && matches(line.vat(), row))
                .toList();
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }

    private static boolean matches(VatTreatment vat, Facts.Vat row) {
        BigDecimal rate = Objects.requireNonNullElse(vat.rate(), BigDecimal.ZERO);
        String category = vat.category() == null ? "" : vat.category().name();
        return rate.compareTo(row.rate()) == 0
                && (row.category().isEmpty() || row.category().equals(category));
    }

    List<Refusal> refusals(Purchase purchase, List<Divided> wanted) {
        Set<Refusal> refusals = new LinkedHashSet<>();
        if (wanted.isEmpty() || wanted.size() > MOST) {
            return List.of(Refusal.of("purchases.parts_count", "most", MOST));
        }
        List<Facts.Vat> rows = Sharing.rows(purchase.facts());
        for (int nr = 1; nr <= wanted.size(); nr++) {
            Divided part = wanted.get(nr - 1);
            List<Refusal> ofThis = new ArrayList<>(checks.ofAssignment(purchase, part.assignment()));
            ofThis.addAll(ofPart(part, rows));
            for (Refusal refusal : ofThis) {
                refusals.add(numbered(refusal, nr));
            }
        }
        Set<String> entities = new LinkedHashSet<>();
        wanted.forEach(part -> checks.entityOf(part.assignment().unit()).ifPresent(entities::add));
        if (entities.size() > 1) {
            refusals.add(Refusal.of("purchases.unit_of_another_entity", "field", "unit"));
        }
        if (refusals.isEmpty()) {
            refusals.addAll(ofSums(purchase.facts(), rows, wanted));
        }
        return List.copyOf(refusals);
    }

    /** Names the field of the part, from 1. */
    private static Refusal numbered(Refusal refusal, int nr) {
        Map<String, Object> arguments = new LinkedHashMap<>(refusal.arguments());
        arguments.computeIfPresent("field", (name, field) -> field + "_" + nr);
        return new Refusal(refusal.code(), arguments);
    }

    private List<Refusal> ofPart(Divided part, List<Facts.Vat> rows) {
        List<Refusal> refusals = new ArrayList<>();
        Assignment assignment = part.assignment();
        if (part.row() < 0 || part.row() >= rows.size()) {
            refusals.add(Refusal.of("purchases.part_row", "field", "row"));
        } else {
            sharing.contradicted(assignment.treatment(), List.of(rows.get(part.row())))
                    .forEach(refusal -> refusals.add(Refusal.of(refusal.code(), "field", "treatment")));
        }
        if (part.text().length() > LONGEST) {
            refusals.add(Refusal.of("web.too_long", "field", "text", "longest", LONGEST));
        }
        UUID job = assignment.subject();
        if (job != null
                && !job.equals(assignment.unit())
                && !suggestions.jobs(assignment.unit()).containsKey(job)) {
            refusals.add(Refusal.of("purchases.job_unknown", "field", "subject"));
        }
        return refusals;
    }

    /** To the cent: what is left over would be booked nowhere. */
    private static List<Refusal> ofSums(Facts facts, List<Facts.Vat> rows, List<Divided> wanted) {
        Money excl = Money.sum(rows.stream().map(Facts.Vat::taxable).toList());
        Money tax = Money.sum(rows.stream().map(Facts.Vat::tax).toList());
        if (rows.isEmpty() || !excl.equals(facts.excl()) || !tax.equals(facts.vat())) {
            return List.of(Refusal.of("purchases.table_differs"));
        }
        List<Refusal> refusals = new ArrayList<>();
        for (int nr = 0; nr < rows.size(); nr++) {
            int row = nr;
            Money given = Money.sum(wanted.stream()
                    .filter(part -> part.row() == row)
                    .map(Divided::net)
                    .toList());
            if (!given.equals(rows.get(row).taxable())) {
                refusals.add(Refusal.of(
                        "purchases.parts_differ",
                        "rate",
                        rows.get(row).rate().movePointRight(2).stripTrailingZeros(),
                        "given",
                        given,
                        "due",
                        rows.get(row).taxable()));
            }
        }
        return refusals;
    }
}
