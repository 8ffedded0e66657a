package coop.ouvrage.payroll;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.WorkConfirmed;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.WorkCorrected;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Notes wages as due in the transaction that confirms or corrects the work, one per month of work, declared or not: a wage for work
 * done is due whatever the client or the authority did.
 */
@Component
class Dues {

    private final DueStore store;
    private final Contracts contracts;
    private final PayDays payDays;
    private final BusinessTime time;

    Dues(DueStore store, Contracts contracts, PayDays payDays, BusinessTime time) {
        this.store = store;
        this.contracts = contracts;
        this.payDays = payDays;
        this.time = time;
    }

    @EventListener
    void on(WorkConfirmed event) {
        WorkContract contract = find(event.contract());
        add(contract, months(contract), payDays.of(contract.lastDay()));
    }

    /** Months that lost all their days are looked at again too. */
    @EventListener
    void on(WorkCorrected event) {
        WorkContract contract = find(event.contract());
        Set<YearMonth> months = months(contract);
        months.addAll(store.months(contract.id().value()));
        PayDay promised = payDays.of(contract.lastDay());
        LocalDate today = time.today();
        add(contract, months, promised.releaseBefore().isBefore(today) ? payDays.soonest(today) : promised);
    }

    private WorkContract find(ContractId id) {
        return contracts.find(id).orElseThrow();
    }

    private static Set<YearMonth> months(WorkContract contract) {
        Set<YearMonth> months = new TreeSet<>();
        contract.days().forEach(day -> months.add(YearMonth.from(day.date())));
        return months;
    }

    private void add(WorkContract contract, Set<YearMonth> months, PayDay payDay) {
        for (YearMonth month : months) {
            store.add(new Due(
                    contract.id().value(),
                    month,
                    contract.assignment().entity(),
                    contract.assignment().worker(),
                    contract.lastDay(),
                    payDay,
                    false));
        }
    }
}
