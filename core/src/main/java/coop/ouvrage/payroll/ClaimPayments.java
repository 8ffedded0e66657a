package coop.ouvrage.payroll;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.expenses.ExpenseClaim;
import coop.ouvrage.expenses.ExpenseClaims;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.treasury.Payment;
import coop.ouvrage.treasury.PaymentBatches;
import coop.ouvrage.treasury.SentPayment;
import coop.ouvrage.treasury.spi.PaymentOwner;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Approved cost claims leave with the wages of their entity. */
@Component
class ClaimPayments implements PaymentOwner {

    private final ExpenseClaims claims;
    private final PayoutAccounts accounts;
    private final PaymentBatches batches;
    private final Worklist worklist;
    private final CurrentUser user;

    ClaimPayments(
            ExpenseClaims claims,
            PayoutAccounts accounts,
            PaymentBatches batches,
            Worklist worklist,
            CurrentUser user) {
        this.claims = claims;
        this.accounts = accounts;
        this.batches = batches;
        this.worklist = worklist;
        this.user = user;
    }

    boolean areWaiting(String entity, LocalDate on) {
        return claims.toPay(entity).stream()
                .anyMatch(claim -> !transfers(claim, on).isEmpty());
    }

    /** The transfers of every claim that has an account to go to. */
    List<Payment> take(String entity, LocalDate on) {
        List<Payment> transfers = new ArrayList<>();
        for (ExpenseClaim claim : claims.toPay(entity)) {
            List<Payment> transfer = transfers(claim, on);
            transfers.addAll(transfer);
            if (!transfer.isEmpty()) {
                claims.payment(claim.id().value(), ExpenseClaim.State.SENT, null);
            }
        }
        return transfers;
    }

    /** None without an account, and none to an account from which this claim has come back. */
    private List<Payment> transfers(ExpenseClaim claim, LocalDate on) {
        return user
                .asSystem(() -> accounts.payoutIban(new PartyId(claim.claimant()), on))
                .filter(iban -> !cameBackFrom(claim, iban))
                .map(iban -> Payment.claim(
                        claim.id().value(),
                        claim.claimant(),
                        iban,
                        claim.amount(),
                        claim.spentOn().toString()))
                .stream()
                .toList();
    }

    private boolean cameBackFrom(ExpenseClaim claim, Iban iban) {
        return batches.ofSource(claim.id().value()).stream()
                .anyMatch(payment -> payment.state() == SentPayment.State.RETURNED
                        && payment.iban().equals(iban));
    }

    @Override
    public String sourceType() {
        return "claim";
    }

    @Override
    public void paid(UUID source, LocalDate on) {
        claims.payment(source, ExpenseClaim.State.PAID, on);
    }

    @Override
    public void returned(UUID source, Money amount, LocalDate on, String reason) {
        claims.payment(source, ExpenseClaim.State.APPROVED, null);
        worklist.open(
                Item.of(Queue.PAY, "payroll.claim_returned", "claim", source, Role.PAYROLL, "/desk/claims/" + source)
                        .with("amount", amount)
                        .with("reason", reason));
    }
}
