package coop.ouvrage.jobs;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.OrderId;
import coop.ouvrage.invoicing.QuoteId;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as it was asked and as far as it has come.
 *
 * @param activity whether it is paid from the pool of an Activity; otherwise it is a closed budget of its own
 * @param price before VAT
 * @param wageBudget what of the price goes to the wage charge
 */
public record Job(
        JobId id,
        String entity,
        UUID unit,
        UUID holder,
        UUID client,
        boolean activity,
        String title,
        Supply supply,
        UUID worker,
        ContractKind kind,
        Post post,
        List<WorkDay> days,
        Money price,
        Money costs,
        String costsText,
        Money wageBudget,
        @Nullable String clientReference,
        LocalDate madeOn,
        @Nullable QuoteId quote,
        @Nullable OrderId order,
        @Nullable ContractId contract,
        @Nullable InvoiceId invoice,
        @Nullable LocalDate droppedOn,
        List<StepState> steps) {

    public LocalDate firstDay() {
        return days.getFirst().date();
    }

    public LocalDate lastDay() {
        return days.getLast().date();
    }

    public boolean dropped() {
        return droppedOn != null;
    }

    public StepState step(Step step) {
        return steps.stream().filter(s -> s.step() == step).findFirst().orElseThrow();
    }

    /** The first step that is not done: what the job waits for. Empty when all is done. */
    public java.util.Optional<StepState> next() {
        return steps.stream().filter(s -> s.state() != StepState.State.DONE).findFirst();
    }
}
