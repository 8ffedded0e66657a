package coop.ouvrage.treasury;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Iban;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Worklist;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Batches of what an entity owes to people, each paid on the account that the person declared. */
@Service
public class DebtBatches {

    private final PaymentBatches batches;
    private final PayoutAccounts accounts;
    private final Worklist worklist;
    private final BusinessTime time;

    DebtBatches(PaymentBatches batches, PayoutAccounts accounts, Worklist worklist, BusinessTime time) {
        this.batches = batches;
        this.accounts = accounts;
        this.worklist = worklist;
        this.time = time;
    }

    /**
     * A debt to a person.
     *
     * @param payment of it to an account
     * @param withoutAccount asks somebody to see to a person without account
     */
    public record Debt(UUID source, UUID creditor, Function<Iban, Payment> payment, Item withoutAccount) {}

    /**
     * Puts debts into a batch, which waits for its release. A debt stands in one living batch at most, so that twice does no harm.
     *
     * @param none what is answered when none of them can be paid now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<BatchId> of(PaymentBatch.Kind kind, String entity, List<Debt> debts, Refusal none) {
        Set<UUID> before = batches.beingPaid(debts.stream().map(Debt::source).toList());
        List<Debt> owed =
                debts.stream().filter(debt -> !before.contains(debt.source())).toList();
        if (owed.isEmpty()) {
            return Outcome.refused(none);
        }
        Map<UUID, Iban> ibans =
                accounts.payoutIbans(owed.stream().map(Debt::creditor).collect(Collectors.toSet()), time.today());
        worklist.open(owed.stream()
                .filter(debt -> !ibans.containsKey(debt.creditor()))
                .map(Debt::withoutAccount)
                .toList());
        List<Payment> payments = owed.stream()
                .flatMap(debt -> Optional.ofNullable(ibans.get(debt.creditor())).map(debt.payment()).stream())
                .toList();
        return payments.isEmpty() ? Outcome.refused(none) : batches.create(kind, entity, time.today(), payments);
    }
}
