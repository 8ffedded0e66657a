package coop.ouvrage.receivables;

import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.Shares;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shares an invoice or credit note over the units and jobs of its lines, to the cent. */
final class ItemParts {

    private record Key(UUID unit, UUID job) {}

    private ItemParts() {}

    /** One part for each job of each unit: VAT by the rates of its lines, contribution by their net amounts, as invoicing books it. */
    static List<OpenItem.Part> of(Invoice invoice) {
        List<Money> nets = invoice.lines().stream().map(Invoice.Line::net).toList();
        List<Money> gross = Shares.share(
                invoice.inclVat(),
                invoice.lines().stream()
                        .map(line -> line.net().times(BigDecimal.ONE.add(line.vatRate())))
                        .toList());
        List<Money> contributions = Shares.share(invoice.contribution(), nets);
        Map<Key, OpenItem.Part> parts = new LinkedHashMap<>();
        for (int i = 0; i < nets.size(); i++) {
            Invoice.Line line = invoice.lines().get(i);
            parts.merge(
                    new Key(line.unit(), line.job()),
                    part(line, parts.size() + 1, gross.get(i), contributions.get(i)),
                    ItemParts::plus);
        }
        return new ArrayList<>(parts.values());
    }

    private static OpenItem.Part part(Invoice.Line line, int number, Money gross, Money contribution) {
        return new OpenItem.Part(
                number,
                line.unit(),
                line.job(),
                gross,
                line.net(),
                line.net().minus(contribution),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO);
    }

    private static OpenItem.Part plus(OpenItem.Part one, OpenItem.Part other) {
        return new OpenItem.Part(
                one.number(),
                one.unit(),
                one.job(),
                one.gross().plus(other.gross()),
                one.net().plus(other.net()),
                one.open().plus(other.open()),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO);
    }

    /** What a credit note takes of each part of an item: its own lines where they fit into what is left, else in proportion. */
    static List<OpenItem.Taken> credited(OpenItem item, Invoice note, Money amount) {
        Map<Key, OpenItem.Part> noted = new LinkedHashMap<>();
        of(note).forEach(part -> noted.put(new Key(part.unit(), part.job()), part));
        boolean fits = amount.compareTo(item.left()) < 0
                && item.parts().stream().allMatch(part -> fits(part, noted.get(new Key(part.unit(), part.job()))));
        if (!fits) {
            return item.share(amount);
        }
        return item.parts().stream()
                .filter(part -> noted.containsKey(new Key(part.unit(), part.job())))
                .map(part -> taken(part, noted.get(new Key(part.unit(), part.job()))))
                .toList();
    }

    private static boolean fits(OpenItem.Part left, OpenItem.@org.jspecify.annotations.Nullable Part noted) {
        return noted == null
                || noted.gross().compareTo(left.gross()) <= 0
                        && noted.net().compareTo(left.net()) <= 0
                        && noted.open().compareTo(left.open()) <= 0;
    }

    private static OpenItem.Taken taken(OpenItem.Part part, OpenItem.@org.jspecify.annotations.Nullable Part noted) {
        java.util.Objects.requireNonNull(noted);
        return new OpenItem.Taken(part, noted.gross(), noted.net(), noted.open());
    }
}
