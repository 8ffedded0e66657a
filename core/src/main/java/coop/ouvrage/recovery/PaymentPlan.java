package coop.ouvrage.recovery;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A debt that is paid in instalments.
 *
 * @param base what was owed when it was offered, claims included
 * @param validUntil last day on which the client may agree
 * @param left what is owed now, or was when it ended
 */
public record PaymentPlan(
        UUID id,
        UUID client,
        String entity,
        State state,
        Money base,
        LocalDate proposedOn,
        LocalDate validUntil,
        @Nullable LocalDate agreedOn,
        @Nullable String agreedBy,
        @Nullable LocalDate endedOn,
        List<UUID> invoices,
        List<Instalment> instalments,
        Money left) {

    /** Where it stands. */
    public enum State {
        PROPOSED,
        AGREED,
        KEPT,
        BROKEN,
        /** Not agreed in time, withdrawn, or ended by the failure of the client. */
        ENDED
    }

    /**
     * What is to be paid by a day.
     *
     * @param reference twelve digits to transfer with; null in plans of before
     */
    public record Instalment(
            int nr, LocalDate dueOn, Money amount, @Nullable String reference) {}

    public PaymentPlan {
        invoices = List.copyOf(invoices);
        instalments = List.copyOf(instalments);
    }

    PaymentPlan with(List<UUID> itsInvoices, List<Instalment> itsInstalments) {
        return new PaymentPlan(
                id,
                client,
                entity,
                state,
                base,
                proposedOn,
                validUntil,
                agreedOn,
                agreedBy,
                endedOn,
                itsInvoices,
                itsInstalments,
                left);
    }

    /** What came in since it was offered. */
    public Money paid() {
        return base.minus(left).max(Money.ZERO);
    }

    /** Whether what came in reaches as far as this instalment. */
    public boolean isPaid(Instalment instalment) {
        Money until = Money.sum(instalments.stream()
                .filter(each -> each.nr() <= instalment.nr())
                .map(Instalment::amount)
                .toList());
        return paid().compareTo(until) >= 0;
    }

    /** The first instalment that is not paid. */
    public Optional<Instalment> next() {
        return instalments.stream().filter(instalment -> !isPaid(instalment)).findFirst();
    }

    /** What should have come in, had every instalment due before that day been paid. */
    Money dueBefore(LocalDate day) {
        return Money.sum(instalments.stream()
                .filter(instalment -> instalment.dueOn().isBefore(day))
                .map(Instalment::amount)
                .toList());
    }

    public boolean runs() {
        return state == State.PROPOSED || state == State.AGREED;
    }
}
