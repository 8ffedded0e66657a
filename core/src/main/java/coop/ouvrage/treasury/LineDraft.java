package coop.ouvrage.treasury;

import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.treasury.format.Entry;
import coop.ouvrage.treasury.format.Transaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A line to be kept: an entry of a statement, or one part of a collective credit, of which each part may be another client's. */
record LineDraft(
        String key,
        LocalDate bookedOn,
        @Nullable LocalDate valueOn,
        Money amount,
        String bankCode,
        String bankReference,
        Transaction transaction) {

    /**
     * The lines of an entry.
     *
     * @param told what a notification said of the same entry; null if none did
     */
    static List<LineDraft> of(Entry entry, @Nullable Entry told) {
        List<LineDraft> parts = entry.details().size() > 1 ? parts(entry, entry.details()) : List.of();
        if (parts.isEmpty() && told != null && saysMore(entry, told)) {
            parts = parts(entry, details(told));
        }
        return parts.isEmpty() ? List.of(of(entry, entry.key(), entry.money().orElseThrow(), whole(entry))) : parts;
    }

    /** Each part of a collective credit; empty unless they are exactly its amount. */
    static List<LineDraft> parts(Entry entry, List<Transaction> details) {
        List<Money> amounts = details.size() == 1 && details.getFirst().amount() == null
                ? entry.money().stream().toList()
                : details.stream().flatMap(LineDraft::exactly).toList();
        if (!entry.isCredit()
                || amounts.size() < details.size()
                || Money.sum(amounts).toDecimal().compareTo(entry.amount()) != 0) {
            return List.of();
        }
        List<LineDraft> parts = new ArrayList<>();
        for (int i = 0; i < details.size(); i++) {
            parts.add(of(entry, entry.key() + "#" + (i + 1), amounts.get(i), details.get(i)));
        }
        return parts;
    }

    /** What an entry says of its parts; of a single one what explains it. */
    static List<Transaction> details(Entry entry) {
        return entry.details().isEmpty() ? List.of(entry.transaction()) : entry.details();
    }

    private static boolean saysMore(Entry entry, Entry told) {
        List<Transaction> more = details(told);
        return more.size() > 1 || isNamed(more.getFirst()) && !isNamed(whole(entry));
    }

    private static boolean isNamed(Transaction transaction) {
        return transaction.isStructured()
                || !transaction.counterparty().account().isEmpty();
    }

    private static LineDraft of(Entry entry, String key, Money amount, Transaction transaction) {
        return new LineDraft(
                key,
                Objects.requireNonNull(entry.date(), "the reader gives every entry a date"),
                entry.valueDate(),
                amount,
                entry.transactionCode(),
                entry.bankReference(),
                transaction);
    }

    /** A single detail explains its entry better than what is common to all. */
    private static Transaction whole(Entry entry) {
        return entry.details().size() == 1 ? entry.details().getFirst() : entry.transaction();
    }

    private static Stream<Money> exactly(Transaction part) {
        return part.amount() != null
                        && part.amount().signum() > 0
                        && part.amount().stripTrailingZeros().scale() <= 2
                ? Stream.of(Money.of(part.amount()))
                : Stream.empty();
    }

    List<String> references() {
        return transaction.references().stream()
                .map(StructuredReference::digits)
                .toList();
    }
}
