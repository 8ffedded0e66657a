package coop.ouvrage.invoicing;

import coop.ouvrage.ledger.NumberSeries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Numbers documents without a gap: one series per entity, kind and year. Only in the transaction that writes them all. */
@Component
class InvoiceNumbers {

    private final NumberSeries series;

    InvoiceNumbers(NumberSeries series) {
        this.series = series;
    }

    private record Series(String entity, String name, int year) {

        static Series of(Invoice invoice) {
            return new Series(
                    invoice.entity(), invoice.kind().name(), invoice.issuedOn().getYear());
        }
    }

    /** The same documents in the same order, each with its number; the series are locked in a fixed order. */
    List<Invoice> give(List<Invoice> drafts) {
        Map<Series, List<Invoice>> bySeries =
                drafts.stream().collect(Collectors.groupingBy(Series::of, LinkedHashMap::new, Collectors.toList()));
        Map<Series, Long> next = new HashMap<>();
        bySeries.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .forEach(entry -> next.put(
                        entry.getKey(), draw(entry.getKey(), entry.getValue().size())));
        List<Invoice> numbered = new ArrayList<>(drafts.size());
        for (Invoice draft : drafts) {
            Series of = Series.of(draft);
            long number = Objects.requireNonNull(next.get(of));
            next.put(of, number + 1);
            String prefix = draft.kind() == Invoice.Kind.INVOICE ? "" : "C";
            numbered.add(draft.withNumber(String.format("%s%d-%06d", prefix, of.year(), number)));
        }
        return numbered;
    }

    private long draw(Series of, int count) {
        return series.draw(of.entity(), of.name(), of.year(), count);
    }
}
