package coop.ouvrage.payroll;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.spi.PaymentOwner;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the bank says about transfers of wages: executed, or come back. The bank lines themselves are booked by the treasury. */
@Service
public class WageSettlement implements PaymentOwner {

    private final PaymentStore payments;
    private final PayslipStore payslips;
    private final WageTransfers transfers;
    private final PayAccess access;
    private final PayMail mail;
    private final Worklist worklist;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    WageSettlement(
            PaymentStore payments,
            PayslipStore payslips,
            WageTransfers transfers,
            PayAccess access,
            PayMail mail,
            Worklist worklist,
            Audit audit,
            ApplicationEventPublisher events) {
        this.payments = payments;
        this.payslips = payslips;
        this.transfers = transfers;
        this.access = access;
        this.mail = mail;
        this.worklist = worklist;
        this.audit = audit;
        this.events = events;
    }

    @Override
    public String sourceType() {
        return "payslip";
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void paid(UUID source, LocalDate on) {
        paid(List.of(source), on);
    }

    /** Told twice, it changes nothing. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void paid(List<UUID> sources, LocalDate on) {
        List<WagePayment> sent = payments.lock(sources).stream()
                .filter(payment -> payment.state() == WagePayment.State.SENT)
                .toList();
        if (!sent.isEmpty()) {
            payments.paid(sent, on);
            events.publishEvent(new WagesPaid(
                    payslips
                            .find(sent.stream()
                                    .map(payment -> payment.payslip().value())
                                    .toList())
                            .values()
                            .stream()
                            .map(payslip -> new WagesSent.Wage(payslip.contract(), payslip.job()))
                            .toList(),
                    on));
        }
    }

    /** The wage is owed again, and waits until an officer has cleared up the account. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void returned(UUID source, Money amount, LocalDate on, String reason) {
        payments.lock(new PayslipId(source))
                .filter(payment ->
                        payment.state() == WagePayment.State.SENT || payment.state() == WagePayment.State.PAID)
                .ifPresent(payment -> returned(payment, on, reason));
    }

    private void returned(WagePayment payment, LocalDate on, String reason) {
        payments.returned(payment, on, reason);
        Payslip payslip = payslips.find(payment.payslip()).orElseThrow();
        worklist.open(Item.of(
                        Queue.PAY,
                        "payroll.returned",
                        "payslip",
                        payslip.id().value(),
                        Role.PAYROLL,
                        "/desk/payruns/" + payslip.run())
                .about(payslip.worker())
                .with("amount", payment.amount())
                .with("reason", reason));
        mail.returned(payment);
        events.publishEvent(new WageReturned(payslip.contract(), payslip.job(), on));
    }

    /**
     * An officer has cleared up the account: the wage is paid with the next run.
     *
     * @return refused when the transfer did not come back, or the bank said that the account is wrong and pay would go to the same
     *     one again
     */
    @Transactional
    public Outcome<PayslipId> payAgain(PayslipId id) {
        access.require(Permission.PAY_PREPARE);
        Payslip payslip = payslips.lock(id).orElseThrow();
        WagePayment last = payments.of(id).orElseThrow();
        if (last.state() != WagePayment.State.RETURNED) {
            return Outcome.refused(Refusal.of("payroll.not_returned"));
        }
        if (transfers.cameBackFromTheSameAccount(id, payslip.worker())) {
            return Outcome.refused(Refusal.of("payroll.same_account"));
        }
        payments.add(payslip, last.amount(), WagePayment.State.WAITING, null, last.attempt() + 1);
        worklist.close("payroll.returned", id.value(), "paid again");
        audit.changed("wage.again", "payslip", id, Map.of("attempt", last.attempt() + 1));
        return Outcome.done(id);
    }
}
