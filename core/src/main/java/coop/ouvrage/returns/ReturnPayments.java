package coop.ouvrage.returns;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.treasury.BatchId;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pays what filed returns of payroll owe. */
@Service
public class ReturnPayments {

    private final ReturnStore returns;
    private final ReturnFormats formats;
    private final AuthorityPayments payments;
    private final Permissions permissions;

    ReturnPayments(ReturnStore returns, ReturnFormats formats, AuthorityPayments payments, Permissions permissions) {
        this.returns = returns;
        this.formats = formats;
        this.payments = payments;
        this.permissions = permissions;
    }

    /**
     * Puts what a filed version owes into a batch, to be executed by its deadline; what the authority owes us from other returns is taken
     * off first.
     */
    @Transactional
    public Outcome<BatchId> pay(ReturnId id) {
        permissions.require(Permission.BATCH_RELEASE);
        PayReturn it = returns.find(id).orElseThrow(() -> new NoSuchElementException("no return " + id));
        returns.lock(it.entity(), it.kind(), it.first());
        PayReturn.Filed filed = it.filed();
        String reference = filed == null ? "" : filed.reference();
        return payments.pay(new AuthorityDebt(
                id.value(),
                it.entity(),
                formats.get(it.kind()).authority(),
                it.isFiled() ? it.change() : Money.ZERO,
                it.dueOn(),
                reference.isEmpty() ? it.entity() + " " + PeriodName.of(it.first(), it.last()) : reference,
                Role.PAYROLL,
                "/desk/returns/" + id));
    }
}
