package coop.ouvrage.returns.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.returns.AuthorityAccount;
import coop.ouvrage.returns.AuthorityPayment;
import coop.ouvrage.returns.PayReturn;
import coop.ouvrage.returns.spi.ReturnChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A return as its page shows it.
 *
 * @param owed to its authority by all returns of the entity
 * @param undeclared what the books still hold on the control account
 * @param mayRead whether the reader may have the file
 * @param changes to what was filed before; empty for those who may not read single wages
 */
public record ReturnView(
        PayReturn it,
        String period,
        String authority,
        boolean paid,
        List<PayReturn> versions,
        List<AuthorityPayment> payments,
        Money owed,
        Money undeclared,
        @Nullable AuthorityAccount account,
        boolean mayRead,
        List<ReturnChange> changes) {

    /** What those lines add up to that empty a control account. */
    public Money total() {
        return Money.sum(it.lines().stream()
                .filter(line -> line.control() != null)
                .map(line -> line.amount())
                .toList());
    }

    public boolean isInPayment() {
        return payments.stream().anyMatch(AuthorityPayment::isAlive);
    }
}
