package coop.ouvrage.liquidity;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * What is known today, and what is assumed of it.
 *
 * @param cash on the bank accounts, as the books say
 * @param open invoices by the day on which they should come in, without what is in the bank for them
 * @param doubtful open, and not counted on
 * @param waiting in the bank, of somebody whom nobody has recognised: it pays open invoices or goes back, and is counted once
 * @param payDays after which clients pay on average
 * @param invoicedADay on average in the last ninety days, VAT included
 * @param wagesADay net, likewise
 * @param wageDays from work to pay
 * @param ordered payments that are ordered, by day
 * @param orderedWages of these, wages
 * @param costsOwed today, and in no batch
 * @param costsADay that are added on average
 * @param taxes what falls due every month
 * @param costs recurring ones
 * @param fund what is in the guarantee fund
 * @param alarm below this new cover stops
 * @param covered share of what clients owe before VAT that the fund stands behind
 */
record CashFacts(
        LocalDate today,
        Money cash,
        NavigableMap<LocalDate, Money> open,
        Money doubtful,
        Money waiting,
        int payDays,
        Money invoicedADay,
        Money wagesADay,
        int wageDays,
        Map<LocalDate, Money> ordered,
        NavigableMap<LocalDate, Money> orderedWages,
        Money costsOwed,
        Money costsADay,
        List<Tax> taxes,
        List<RecurringCost> costs,
        Money fund,
        Money alarm,
        java.math.BigDecimal covered) {

    /**
     * A debt that is paid once a month.
     *
     * @param owed today, paid on the next day of payment
     * @param aDay that is added on average
     */
    record Tax(Flow flow, int dayOfMonth, Money owed, Money aDay) {}
}
