package coop.ouvrage.jobs;

import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the form of a job says.
 *
 * @param goal what the holder fixes: the price, or the net or gross wage from which the price follows
 * @param formKey the same form sent twice makes one job
 * @param justification why a reduced rate of VAT or an exemption is right; kept with the line of the quote
 */
public record JobDraft(
        UUID unit,
        UUID client,
        String title,
        Supply supply,
        UUID worker,
        ContractKind kind,
        Post post,
        List<WorkDay> days,
        Goal goal,
        Money costs,
        String costsText,
        @Nullable String clientReference,
        @Nullable String formKey,
        @Nullable String justification) {

    public JobDraft {
        days = days.stream()
                .sorted(java.util.Comparator.comparing(WorkDay::date).thenComparing(WorkDay::start))
                .toList();
    }

    /** A draft whose supply bears the standard rate. */
    public JobDraft(
            UUID unit,
            UUID client,
            String title,
            Supply supply,
            UUID worker,
            ContractKind kind,
            Post post,
            List<WorkDay> days,
            Goal goal,
            Money costs,
            String costsText,
            @Nullable String clientReference,
            @Nullable String formKey) {
        this(
                unit,
                client,
                title,
                supply,
                worker,
                kind,
                post,
                days,
                goal,
                costs,
                costsText,
                clientReference,
                formKey,
                null);
    }

    /** The same with what the holder answers when a reduced rate or an exemption is asked for. */
    public JobDraft justified(@Nullable String why) {
        return new JobDraft(
                unit,
                client,
                title,
                supply,
                worker,
                kind,
                post,
                days,
                goal,
                costs,
                costsText,
                clientReference,
                formKey,
                why == null || why.isBlank() ? null : why.strip());
    }

    /** What is fixed; the rest follows. */
    public sealed interface Goal {

        /** The price before VAT. */
        record Price(Money amount) implements Goal {}

        /** Gross wage of the contract. */
        record Gross(Money amount) implements Goal {}

        /** Net wage of the contract, as if paid with what the month holds today. */
        record Net(Money amount) implements Goal {}
    }
}
