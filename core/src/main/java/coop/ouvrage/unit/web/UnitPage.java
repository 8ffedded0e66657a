package coop.ouvrage.unit.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.unit.FourAmounts;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.web.MakeUp;
import coop.ouvrage.web.SumRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit's money.
 *
 * @param free how the giant amount comes about
 * @param had how the money had comes about
 * @param together what is free in each open unit of the holder, and in all; empty if there is this one only
 * @param parts each amount with the jobs it is made of
 */
public record UnitPage(
        ProductionUnit unit,
        FourAmounts amounts,
        MakeUp makeUp,
        List<SumRow> free,
        List<SumRow> had,
        List<SumRow> together,
        List<Part> parts) {

    /** One of the amounts, job by job. */
    public record Part(String name, Money amount, List<JobAmount> jobs) {}

    /**
     * What one job adds to it.
     *
     * @param page the address of its page; none for what has none, such as a week of shifts
     */
    public record JobAmount(
            String name, Money amount, @Nullable String page) {}
}
