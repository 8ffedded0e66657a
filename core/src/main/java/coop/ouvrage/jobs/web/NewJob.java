package coop.ouvrage.jobs.web;

import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.jobs.JobDraft;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as a program asks for it.
 *
 * @param worker the holder if left out
 * @param goal which of the amounts is fixed; the others follow
 * @param costs named in the order, before VAT
 */
record NewJob(
        UUID unit,
        UUID client,
        String title,
        Supply supply,
        @Nullable UUID worker,
        ContractKind kind,
        @Nullable String function,
        @Nullable String jointCommittee,
        @Nullable String reason,
        Workplace place,
        List<Day> days,
        Goal goal,
        Money amount,
        @Nullable Money costs,
        @Nullable String costsText,
        @Nullable String clientReference,
        @Nullable String justification) {

    /** What {@code amount} is: the price before VAT, or the wage to reach. */
    enum Goal {
        PRICE,
        GROSS,
        NET
    }

    /** A day of work, at the place's own time. */
    record Day(
            LocalDate date,
            LocalTime start,
            LocalTime end,
            @Nullable Integer breakMinutes) {

        WorkDay day() {
            return new WorkDay(date, start, end, breakMinutes == null ? 0 : breakMinutes);
        }
    }

    UUID workerOr(UUID holder) {
        return worker == null ? holder : worker;
    }

    JobDraft draft(UUID holder) {
        return new JobDraft(
                        unit,
                        client,
                        title,
                        supply,
                        workerOr(holder),
                        kind,
                        new Post(or(function, title), place, or(jointCommittee, "200.00"), or(reason, "")),
                        days.stream().map(Day::day).toList(),
                        switch (goal) {
                            case PRICE -> new JobDraft.Goal.Price(amount);
                            case GROSS -> new JobDraft.Goal.Gross(amount);
                            case NET -> new JobDraft.Goal.Net(amount);
                        },
                        costs == null ? Money.ZERO : costs,
                        or(costsText, ""),
                        clientReference,
                        null)
                .justified(justification);
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }
}
