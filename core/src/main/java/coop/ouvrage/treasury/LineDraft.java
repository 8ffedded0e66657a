package coop.ouvrage.treasury;

import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.treasury.format.Entry;
import coop.ouvrage.treasury.format.Statement;
import coop.ouvrage.treasury.format.Transaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line to be kept: an entry of a statement, or one part of a collective credit, of which each part may be another client's. */
record LineDraft(
        String key,
        LocalDate bookedOn,
        @Nullable LocalDate valueOn,
        Money amount,
        String bankCode,
        Transaction transaction) {

    /** The booked entries of a statement, in its order. */
    static List<LineDraft> of(Statement statement) {
        List<LineDraft> lines = new ArrayList<>();
        for (Entry entry : statement.entries()) {
            if (entry.isBooked() && entry.amount().signum() != 0) {
                lines.addAll(of(entry));
            }
        }
        return lines;
    }

    private static List<LineDraft> of(Entry entry) {
        if (!isDivisible(entry)) {
            return List.of(of(entry, entry.key(), entry.money().orElseThrow(), whole(entry)));
        }
        List<LineDraft> parts = new ArrayList<>();
        for (Transaction part : entry.details()) {
            String key = entry.key() + "#" + (parts.size() + 1);
            parts.add(of(entry, key, Money.of(Objects.requireNonNull(part.amount())), part));
        }
        return parts;
    }

    private static LineDraft of(Entry entry, String key, Money amount, Transaction transaction) {
        return new LineDraft(
                key,
                Objects.requireNonNull(entry.date(), "the reader gives every entry a date"),
                entry.valueDate(),
                amount,
                entry.transactionCode(),
                transaction);
    }

    /** A single detail explains its entry better than what is common to all. */
    private static Transaction whole(Entry entry) {
        return entry.details().size() == 1 ? entry.details().getFirst() : entry.transaction();
    }

    private static boolean isDivisible(Entry entry) {
        return entry.isCredit()
                && entry.details().size() > 1
                && entry.details().stream().allMatch(LineDraft::isExact)
                && entry.details().stream()
                                .map(part -> Objects.requireNonNull(part.amount()))
                                .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add)
                                .compareTo(entry.amount())
                        == 0;
    }

    private static boolean isExact(Transaction part) {
        return part.amount() != null
                && part.amount().signum() > 0
                && part.amount().stripTrailingZeros().scale() <= 2;
    }

    List<String> references() {
        return transaction.references().stream()
                .map(StructuredReference::digits)
                .toList();
    }
}
