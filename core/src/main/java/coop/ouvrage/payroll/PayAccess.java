package coop.ouvrage.payroll;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may see and do what with wages: the worker sees all of their own, payroll works, a holder never sees a net. */
@Component
class PayAccess {

    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final PayslipStore payslips;

    PayAccess(Permissions permissions, CurrentUser user, Audit audit, PayslipStore payslips) {
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.payslips = payslips;
    }

    void require(Permission permission) {
        permissions.require(permission);
    }

    /** Allows the worker, and payroll and auditors, whose reading is recorded. */
    void requirePayslip(Payslip payslip) {
        permissions.require(Permission.PAYSLIP_READ, payslip.worker());
        if (!user.is(payslip.worker()) && !user.actor().isSystem()) {
            audit.read("payslip.read", "payslip", payslip.id(), Map.of("worker", payslip.worker()));
        }
    }

    /** All payslips of a person. */
    void requireWorker(UUID worker) {
        permissions.require(Permission.PAYSLIP_READ, worker);
        if (!user.is(worker) && !user.actor().isSystem()) {
            audit.read("payslip.list", "party", worker, Map.of());
        }
    }

    /** The user who acts; null for the system. */
    @Nullable
    UUID actor() {
        return user.id().map(id -> id.value()).orElse(null);
    }

    /** Why the one who acts may not release what somebody else checked; the system never releases. */
    List<Refusal> releaseRefusals(PayRun run) {
        List<Refusal> refusals = new ArrayList<>();
        if (run.isReleased()) {
            refusals.add(Refusal.of("payroll.already_released"));
        }
        if (run.preparedBy() == null) {
            refusals.add(Refusal.of("payroll.not_checked"));
        } else if (Objects.equals(run.preparedBy(), actor()) || actor() == null) {
            refusals.add(Refusal.of("payroll.same_officer"));
        }
        refusals.addAll(ownWage(run.id()));
        return refusals;
    }

    /** Nobody decides on their own pay. */
    List<Refusal> ownWage(PayRunId run) {
        return user.partyId().filter(me -> payslips.pays(run, me)).isPresent()
                ? List.of(Refusal.of("payroll.own_wage"))
                : List.of();
    }
}
