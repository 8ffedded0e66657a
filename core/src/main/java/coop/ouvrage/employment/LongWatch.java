package coop.ouvrage.employment;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What lasting contracts need each morning: the months to come, and an adviser's eye when income departs from the forecast, the free
 * budget runs low, or a year has gone by.
 */
@Component
class LongWatch {

    static final String REVIEW = "employment.long_review";
    static final String DOUBLE_HOLIDAY = "employment.long_double_holiday";

    private final LongStore store;
    private final LongMonths months;
    private final LongRework rework;
    private final LongOutlook outlook;
    private final Policies policies;
    private final Worklist worklist;
    private final CurrentUser user;
    private final TransactionTemplate transaction;

    LongWatch(
            LongStore store,
            LongMonths months,
            LongRework rework,
            LongOutlook outlook,
            Policies policies,
            Worklist worklist,
            CurrentUser user,
            TransactionTemplate transaction) {
        this.store = store;
        this.months = months;
        this.rework = rework;
        this.outlook = outlook;
        this.policies = policies;
        this.worklist = worklist;
        this.user = user;
        this.transaction = transaction;
    }

    @EventListener
    @Order(DayOrder.EMPLOYMENT)
    void on(DayBegan event) {
        user.asSystem(() -> store.running(event.day()).forEach(contract -> {
            months.look(contract.id(), event.day());
            if (event.day().getDayOfMonth() == 1) {
                transaction.executeWithoutResult(status -> eachMonth(contract, event.day()));
            }
        }));
    }

    private void eachMonth(LongContract contract, LocalDate day) {
        LongForecast forecast = contract.forecast();
        LongOutlook.Outlook now = outlook.of(contract);
        boolean old = forecast != null
                && LocalDate.ofInstant(forecast.madeAt(), ZoneOffset.UTC)
                        .plusYears(1)
                        .isBefore(day);
        boolean less = forecast != null
                && now.year().compareTo(forecast.cautious()) < 0
                && contract.startsOn().plusYears(1).isBefore(day);
        boolean low = now.carried() < policies.number("employment.long_reserve_months", day);
        if (old || less || low) {
            worklist.open(Item.of(
                            Queue.DUTY,
                            REVIEW,
                            "long_contract",
                            contract.id(),
                            Role.ADVISER,
                            "/long-contracts/" + contract.id())
                    .about(contract.worker())
                    .with("months", now.carried())
                    .with("year", now.year()));
        }
        if (day.getMonthValue() == 5
                && contract.kind() == ContractKind.EMPLOYEE
                && contract.startsOn().getYear() < day.getYear()) {
            worklist.open(
                    Item.of(Queue.PAY, DOUBLE_HOLIDAY, "long_contract", contract.id(), Role.PAYROLL, "/desk/yearly-pay")
                            .about(contract.worker())
                            .with("year", day.getYear()));
        }
    }

    /** A first month that will not happen takes the others with it. */
    @EventListener
    void on(ContractCancelled event) {
        store.find(event.job())
                .filter(contract -> event.contract().equals(contract.firstMonth()))
                .ifPresent(contract -> {
                    rework.dropAll(contract.id(), "first month cancelled");
                    store.cancelled(contract.id());
                });
    }
}
