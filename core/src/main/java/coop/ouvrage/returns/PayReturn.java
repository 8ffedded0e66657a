package coop.ouvrage.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.spi.Control;
import coop.ouvrage.returns.spi.ReturnLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a return for one entity and period.
 *
 * @param nr 1 for the first; a later one stands for the whole period again
 * @param dueOn latest day to file and pay
 * @param content of the people and payslips that it is made of
 * @param sha256 of its file
 * @param change what this version owes beyond the one filed before; zero until it is filed
 */
public record PayReturn(
        ReturnId id,
        String entity,
        String kind,
        LocalDate first,
        LocalDate last,
        int nr,
        State state,
        LocalDate dueOn,
        int formatVersion,
        Size size,
        Owed owed,
        List<ReturnLine> lines,
        List<Refusal> findings,
        List<String> notes,
        Schema schema,
        String fileName,
        String content,
        String sha256,
        @Nullable UUID madeBy,
        Instant madeAt,
        @Nullable Filed filed,
        Money change) {

    private static final String NEGATIVE = "returns.negative_total";

    /** How far it has come. */
    public enum State {
        /** Waits for a second person to file it. */
        MADE,
        /** Another version took its place before it was filed. */
        REPLACED,
        FILED
    }

    /** How much it holds; author's rights count where there are no payslips. */
    public record Size(int payslips, int people) {}

    /** What it declares, by the account of the books that it empties. */
    public record Owed(Money socialSecurity, Money holiday, Money withholding, Money rightsTax) {

        static final Owed NOTHING = new Owed(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

        public Money total() {
            return socialSecurity.plus(holiday).plus(withholding).plus(rightsTax);
        }

        Money on(Control control) {
            return switch (control) {
                case SOCIAL_SECURITY -> socialSecurity;
                case HOLIDAY -> holiday;
                case WITHHOLDING -> withholding;
                case RIGHTS_TAX -> rightsTax;
            };
        }

        Owed minus(Owed other) {
            return new Owed(
                    socialSecurity.minus(other.socialSecurity),
                    holiday.minus(other.holiday),
                    withholding.minus(other.withholding),
                    rightsTax.minus(other.rightsTax));
        }
    }

    /** The authority's schema that it was compared with; no name when none was in place. */
    public record Schema(String name, List<String> errors) {

        public boolean isKnown() {
            return !name.isEmpty();
        }
    }

    /** @param reference that the authority wants on the payment; empty if it gave none */
    public record Filed(@Nullable UUID by, LocalDate on, Instant at, String receipt, String reference) {}

    /** Its period as files and addresses name it: {@code 2026-11}, {@code 2026-Q4}, {@code 2026}. */
    public String period() {
        return PeriodName.of(first, last);
    }

    /**
     * What keeps it from being filed. That more was given back than withheld does not: once the authority has said how it settles that, the
     * reference of its answer is the receipt.
     */
    public List<Refusal> stopping() {
        return findings.stream()
                .filter(finding -> !finding.code().equals(NEGATIVE))
                .toList();
    }

    /** Whether it declares less than nothing, which no return does by itself. */
    public boolean isNegative() {
        return findings.stream().anyMatch(finding -> finding.code().equals(NEGATIVE));
    }

    public boolean isFiled() {
        return state == State.FILED;
    }
}
