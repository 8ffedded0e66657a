package coop.ouvrage.receivables;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** By how much settlements move items and parts, each item and part once, as columns of a statement. */
final class ItemMoves {

    private record PartKey(UUID invoice, int part) {}

    private record Closing(long[] cents, LocalDate on) {}

    private final Map<PartKey, long[]> parts = new LinkedHashMap<>();
    private final Map<UUID, Closing> items = new LinkedHashMap<>();

    ItemMoves(List<Settlement> settlements, int sign) {
        settlements.forEach(settlement -> {
            settlement
                    .parts()
                    .forEach(share -> add(
                            parts.computeIfAbsent(new PartKey(settlement.invoice(), share.part()), key -> new long[6]),
                            sign,
                            ofPart(settlement.kind(), share)));
            Closing item = items.compute(
                    settlement.invoice(),
                    (id, before) -> new Closing(before == null ? new long[4] : before.cents(), settlement.on()));
            item.cents()[settlement.kind().ordinal()] +=
                    sign * settlement.amount().cents();
        });
    }

    private static void add(long[] sums, int sign, long... cents) {
        for (int i = 0; i < cents.length; i++) {
            sums[i] += sign * cents[i];
        }
    }

    /** Left: gross, net, open; then lost: gross, net, of the fund. */
    private static long[] ofPart(Settlement.Kind kind, Settlement.PartShare share) {
        long gross = share.gross().cents();
        long net = share.net().cents();
        long open = share.open().cents();
        long fund = share.fund().cents();
        return switch (kind) {
            case PAYMENT, CREDIT_NOTE -> new long[] {gross, net, open, 0, 0, 0};
            case LOSS -> new long[] {gross, net, open, gross, net, fund};
            case RECOVERY -> new long[] {0, 0, 0, -gross, -net, -fund};
        };
    }

    UUID[] invoices() {
        return items.keySet().toArray(UUID[]::new);
    }

    Map<String, Object> parts() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("invoices", parts.keySet().stream().map(PartKey::invoice).toArray(UUID[]::new));
        columns.put("parts", parts.keySet().stream().map(PartKey::part).toArray(Integer[]::new));
        cents(columns, List.copyOf(parts.values()), "gross", "net", "open", "lostGross", "lostNet", "lostFund");
        return columns;
    }

    Map<String, Object> items() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("invoices", invoices());
        columns.put(
                "days",
                items.values().stream().map(item -> item.on().toString()).toArray(String[]::new));
        cents(columns, items.values().stream().map(Closing::cents).toList(), "paid", "credited", "lost", "recovered");
        return columns;
    }

    private static void cents(Map<String, Object> columns, List<long[]> rows, String... names) {
        for (int i = 0; i < names.length; i++) {
            int column = i;
            columns.put(names[i], rows.stream().map(row -> row[column]).toArray(Long[]::new));
        }
    }
}
