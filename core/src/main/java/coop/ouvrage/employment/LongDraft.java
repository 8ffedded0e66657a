package coop.ouvrage.employment;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a holder asks of the entity: a contract that lasts.
 *
 * @param endsOn last day; null for an open-ended contract
 * @param fullHours hours a week of somebody full-time in this house
 * @param gross of a whole month
 * @param exception the text that allows less than the law's least part of full time; empty without one
 */
public record LongDraft(
        String entity,
        UUID unit,
        UUID holder,
        UUID worker,
        ContractKind kind,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        boolean variable,
        BigDecimal fullHours,
        WeekPlan plan,
        Money gross,
        Post post,
        String exception) {}
