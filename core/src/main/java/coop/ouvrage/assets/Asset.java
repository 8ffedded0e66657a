package coop.ouvrage.assets;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thing of the register.
 *
 * @param unit that uses it, and paid it when it was bought
 * @param pot whether that is the common pot, which every reader names in their own language
 * @param invoice number of the supplier's
 * @param value what it cost with the VAT that was not deducted
 * @param term in months, as the policy of the day on which it was booked says
 * @param charged depreciated so far
 * @param disposal null while it is there
 */
public record Asset(
        UUID id,
        String entity,
        UUID unit,
        String unitName,
        boolean pot,
        AssetClass kind,
        UUID purchase,
        String invoice,
        String supplier,
        String text,
        LocalDate acquiredOn,
        LocalDate usedFrom,
        Money value,
        int term,
        Money charged,
        @Nullable Disposal disposal) {

    /** Why it is no longer there. */
    public enum Way {
        SALE,
        /** Stolen, lost or destroyed. */
        LOSS,
        SCRAP
    }

    /**
     * How it left.
     *
     * @param soldBy number of our invoice of the sale; empty for another way
     * @param writtenOff what was not depreciated yet
     */
    public record Disposal(Way way, LocalDate day, String reason, String soldBy, Money writtenOff) {}

    /** How far it is. */
    public enum State {
        USED,
        /** Worth nothing in the books, and still there. */
        DEPRECIATED,
        /** A credit note took back its price. */
        RETURNED,
        DISPOSED
    }

    public State state() {
        if (disposal != null) {
            return State.DISPOSED;
        }
        if (value.isZero()) {
            return State.RETURNED;
        }
        return charged.equals(value) ? State.DEPRECIATED : State.USED;
    }

    /** What it is worth in the books. */
    public Money rest() {
        return disposal == null ? value.minus(charged) : Money.ZERO;
    }

    /** The month of its last part. */
    public YearMonth lastMonth() {
        return YearMonth.from(usedFrom).plusMonths(term - 1L);
    }

    /**
     * What is depreciated of it in all at the end of a month, in equal parts from the month of its first use, each sum rounded to the
     * cent so that the last part leaves nothing.
     */
    Money due(YearMonth month) {
        long months = Math.clamp(ChronoUnit.MONTHS.between(YearMonth.from(usedFrom), month) + 1, 0, term);
        return Money.ofCents(BigDecimal.valueOf(value.cents())
                .multiply(BigDecimal.valueOf(months))
                .divide(BigDecimal.valueOf(term), 0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    /** A month of the plan, with the entry that booked it. */
    public record Part(
            YearMonth month, Money amount, @Nullable UUID run) {}

    /** What is still to come, month by month. */
    List<Part> planned(YearMonth next) {
        List<Part> parts = new ArrayList<>();
        Money so = charged;
        YearMonth last = lastMonth().isBefore(next) ? next : lastMonth();
        for (YearMonth month = next; disposal == null && !month.isAfter(last); month = month.plusMonths(1)) {
            Money due = due(month);
            if (!due.equals(so)) {
                parts.add(new Part(month, due.minus(so), null));
            }
            so = due;
        }
        return parts;
    }
}
