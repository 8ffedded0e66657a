package coop.ouvrage.employment.web;

import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.LongDraft;
import coop.ouvrage.employment.LongForecast;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.WeekPlan;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lasting contract that a program asks for.
 *
 * @param worker none for the holder of the unit
 * @param endsOn none for an open-ended contract
 * @param gross of a whole month
 * @param exception the text that allows less than a third of full time; none without one
 */
record NewLong(
        UUID unit,
        @Nullable UUID worker,
        ContractKind kind,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        boolean variable,
        BigDecimal fullHours,
        List<WeekPlan.Shift> week,
        Money gross,
        Post post,
        @Nullable String exception) {

    LongDraft draft(String entity, UUID holder) {
        return new LongDraft(
                entity,
                unit,
                holder,
                worker == null ? holder : worker,
                kind,
                startsOn,
                endsOn,
                variable,
                fullHours,
                new WeekPlan(week),
                gross,
                post,
                Objects.requireNonNullElse(exception, ""));
    }

    /** What the unit is believed to have for wages in a year. */
    record ForecastJson(Money cautious, Money expected, Money good, String reason) {

        LongForecast forecast() {
            return new LongForecast(cautious, expected, good, reason, Instant.EPOCH);
        }
    }
}
