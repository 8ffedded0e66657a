package coop.ouvrage.purchases;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Purchase.Coding;
import coop.ouvrage.purchases.Purchase.Part;
import coop.ouvrage.purchases.Purchase.Treatment;
import coop.ouvrage.purchases.spi.OwnVat;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Divides a document into what is booked alike. One that finance divided follows its parts; another one is a whole, of which only the
 * rows without tax bear the VAT that we owe ourselves.
 */
@Component
class Sharing {

    private final OwnVat law;
    private final BusinessTime time;

    Sharing(OwnVat law, BusinessTime time) {
        this.law = law;
        this.time = time;
    }

    /** The rows that parts belong to: the VAT table, or the totals of a document that has none. */
    static List<Facts.Vat> rows(Facts facts) {
        return !facts.table().isEmpty() || facts.excl() == null || facts.vat() == null
                ? facts.table()
                : List.of(new Facts.Vat("", BigDecimal.ZERO, facts.excl(), facts.vat()));
    }

    /** Whether the tax on a row is owed by us under a treatment. */
    boolean isOwed(Treatment treatment, Facts.Vat row) {
        OwnVat.Origin origin = treatment.origin();
        return origin != null && law.isOwed(origin, row.category(), !row.tax().isZero());
    }

    /** Treatments that the rows of the document contradict, and rates that the law of the day does not say. */
    List<Refusal> refusals(Purchase purchase) {
        return codings(purchase)
                .flatMap(coding -> rate(purchase, coding).refusals().stream())
                .distinct()
                .toList();
    }

    /** What a treatment says against the rows that it is for. */
    List<Refusal> contradicted(Treatment treatment, List<Facts.Vat> rows) {
        if (!treatment.isOwn()) {
            return rows.stream().anyMatch(row -> row.category().equals("AE"))
                    ? List.of(Refusal.of("purchases.treatment_reversed"))
                    : List.of();
        }
        boolean none =
                !rows.isEmpty() && rows.stream().noneMatch(row -> row.category().isEmpty() || isOwed(treatment, row));
        return none ? List.of(Refusal.of("purchases.treatment_taxed")) : List.of();
    }

    private static Stream<Coding> codings(Purchase purchase) {
        return purchase.parts().isEmpty()
                ? Stream.of(purchase.coding())
                : purchase.parts().stream().map(Part::coding);
    }

    /** Of the VAT that we owe ourselves: none where the supplier charges it. Refused when the law of the day is not known. */
    private Outcome<BigDecimal> rate(Purchase purchase, Coding coding) {
        LocalDate issued = purchase.facts().issuedOn();
        return coding.treatment().isOwn()
                ? law.rate(coding.ownLevel(), issued == null ? time.today() : issued)
                : Outcome.done(BigDecimal.ZERO);
    }

    /**
     * The shares of a document whose amounts are known.
     *
     * @param euro what it says, in euro
     */
    List<Share> of(Purchase purchase, Facts euro) {
        return purchase.parts().isEmpty() ? ofWhole(purchase, euro) : ofParts(purchase, euro);
    }

    private List<Share> ofWhole(Purchase purchase, Facts euro) {
        Coding coding = purchase.coding();
        Money excl = Objects.requireNonNull(euro.excl());
        Money vat = Objects.requireNonNull(euro.vat());
        Money base = ownBase(coding.treatment(), euro);
        Money own = base.times(rate(purchase, coding).orThrow());
        Money rest = excl.minus(base);
        if (!coding.treatment().isOwn() || rest.isZero() && vat.isZero()) {
            return List.of(new Share(purchase.id().value(), coding, excl, vat, own));
        }
        Share charged = new Share(purchase.id().value(), coding.under(Treatment.DOMESTIC), rest, vat, Money.ZERO);
        return base.isZero()
                ? List.of(charged)
                : List.of(new Share(purchase.id().value(), coding, base, Money.ZERO, own), charged);
    }

    /** What was bought without VAT and bears it here; the whole where the document has no table. */
    private Money ownBase(Treatment treatment, Facts euro) {
        if (!treatment.isOwn()) {
            return Money.ZERO;
        }
        return euro.table().isEmpty()
                ? Objects.requireNonNull(euro.excl())
                : Money.sum(euro.table().stream()
                        .filter(row -> isOwed(treatment, row))
                        .map(Facts.Vat::taxable)
                        .toList());
    }

    /** Each takes of the VAT of its row what its net amount is of that; all is converted as a whole. */
    private List<Share> ofParts(Purchase purchase, Facts euro) {
        List<Part> parts = purchase.parts();
        List<Money> tax = tax(purchase);
        List<Money> net = Share.divide(
                Objects.requireNonNull(euro.excl()),
                parts.stream().map(Part::net).toList());
        List<Money> vat = Share.divide(Objects.requireNonNull(euro.vat()), tax);
        List<Share> shares = new ArrayList<>();
        for (int nr = 0; nr < parts.size(); nr++) {
            Part part = parts.get(nr);
            Money own = net.get(nr).times(rate(purchase, part.coding()).orThrow());
            shares.add(new Share(part.id(), part.coding(), net.get(nr), vat.get(nr), own));
        }
        return shares;
    }

    private static List<Money> tax(Purchase purchase) {
        List<Facts.Vat> rows = rows(purchase.facts());
        List<Part> parts = purchase.parts();
        Money[] tax = new Money[parts.size()];
        for (int row = 0; row < rows.size(); row++) {
            int of = row;
            List<Integer> inRow = Stream.iterate(0, nr -> nr + 1)
                    .limit(parts.size())
                    .filter(nr -> parts.get(nr).row() == of)
                    .toList();
            List<Money> divided = Share.divide(
                    rows.get(row).tax(),
                    inRow.stream().map(nr -> parts.get(nr).net()).toList());
            for (int i = 0; i < inRow.size(); i++) {
                tax[inRow.get(i)] = divided.get(i);
            }
        }
        return List.of(tax);
    }
}
