package coop.ouvrage.guarantee;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.unit.Units;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The guarantee fund as the ledger knows it: a unit without holder, fed by the contribution, charged with losses. */
@Component
class FundAccounts {

    private final Units units;
    private final Ledger ledger;
    private final CoverStore covers;
    private final Policies policies;
    private final BusinessTime time;

    FundAccounts(Units units, Ledger ledger, CoverStore covers, Policies policies, BusinessTime time) {
        this.units = units;
        this.ledger = ledger;
        this.covers = covers;
        this.policies = policies;
        this.time = time;
    }

    /** The funds of these entities will be asked for. */
    void expect(List<String> entities) {
        Foreseen.expect(Foreseen.Kind.UNIT, entities.stream().map(units::fund).toList());
        covers.readStanding(entities);
    }

    /** What is in the fund. */
    Money balance(String entity) {
        Money balance = Money.ZERO;
        for (Map.Entry<AccountRole, Money> account :
                ledger.unitBalances(entity, units.fund(entity)).entrySet()) {
            balance = account.getKey().inBudget() ? balance.minus(account.getValue()) : balance;
        }
        return balance;
    }

    /** What the fund bears of the losses of these jobs, with the contribution that it gives up, less what came in since. */
    Map<UUID, Money> borne(String entity, Collection<UUID> jobs) {
        return ledger.commonSubjects(entity, units.fund(entity), AccountRole.BAD_DEBT_LOSS, jobs);
    }

    /** Others may have booked on it while its lock was waited for. */
    void readAgain(String entity) {
        ledger.readAgain(List.of(units.fund(entity)));
    }

    /** Below the alarm with this further cover, no new cover is given. */
    boolean stopped(String entity, Money more) {
        return balance(entity).compareTo(alarm(entity, more)) < 0;
    }

    /** The balance below which no new cover is given, once the fund stands behind so much more. */
    Money alarm(String entity, Money more) {
        return covers.standing(entity).plus(more).times(policies.rate("guarantee.fund_alarm", time.today()));
    }
}
