package coop.ouvrage.returns;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BankDays;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.AuthorityPayment.State;
import coop.ouvrage.returns.spi.PaidAuthorities;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.Payment;
import coop.ouvrage.treasury.PaymentBatch;
import coop.ouvrage.treasury.PaymentBatches;
import coop.ouvrage.treasury.spi.PaymentOwner;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pays authorities: one person puts a debt into a batch of the treasury, another releases it there. The account of the authority was
 * entered by one person and confirmed by another.
 */
@Service
public class AuthorityPayments implements PaymentOwner {

    private static final int LONGEST_SOURCE = 300;

    private final AuthorityPaymentStore store;
    private final ReturnBooks books;
    private final Authorities authorities;
    private final ObjectProvider<PaidAuthorities> paid;
    private final PaymentBatches batches;
    private final BankDays bankDays;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Worklist worklist;
    private final Audit audit;
    private final BusinessTime time;

    AuthorityPayments(
            AuthorityPaymentStore store,
            ReturnBooks books,
            Authorities authorities,
            ObjectProvider<PaidAuthorities> paid,
            PaymentBatches batches,
            BankDays bankDays,
            Permissions permissions,
            CurrentUser user,
            Worklist worklist,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.books = books;
        this.authorities = authorities;
        this.paid = paid;
        this.batches = batches;
        this.bankDays = bankDays;
        this.permissions = permissions;
        this.user = user;
        this.worklist = worklist;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Puts a debt into a batch, to be executed by its deadline, on the bank day before it if it is none; what the authority owes us from other returns is taken off first. The
     * caller holds what keeps two of them from paying one return at once.
     */
    @Transactional
    public Outcome<BatchId> pay(AuthorityDebt debt) {
        permissions.require(Permission.BATCH_RELEASE);
        Money owed = debt.amount().min(books.owed(debt.entity(), debt.authority()));
        Optional<AuthorityAccount> account = authorities.confirmed(debt.authority());
        List<Refusal> refusals = new ArrayList<>();
        if (!owed.isPositive()) {
            refusals.add(Refusal.of("returns.nothing_to_pay"));
        }
        if (store.alive(debt.source()).isPresent()) {
            refusals.add(Refusal.of("returns.in_payment"));
        }
        if (account.isEmpty()) {
            refusals.add(Refusal.of("returns.no_account"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        return batch(debt, account.orElseThrow(), owed);
    }

    private Outcome<BatchId> batch(AuthorityDebt debt, AuthorityAccount account, Money owed) {
        Payment payment = Payment.of(
                sourceType(),
                debt.source(),
                authorities.partyOf(debt.authority()),
                account.iban(),
                owed,
                debt.remittance(),
                AccountRole.AUTHORITIES_PAYABLE);
        LocalDate inTime = bankDays.sameOrPrevious(debt.dueOn());
        LocalDate execution = inTime.isBefore(time.today()) ? time.today() : inTime;
        Outcome<BatchId> made = batches.create(PaymentBatch.Kind.TAXES, debt.entity(), execution, List.of(payment));
        if (made instanceof Outcome.Done<BatchId>(BatchId batch)) {
            int attempt = store.of(debt.source()).size() + 1;
            store.insert(
                    new AuthorityPayment(debt.source(), attempt, owed, batch.value(), State.PREPARED, null),
                    debt,
                    actor(),
                    time.now());
            worklist.close("returns.payment_returned", debt.source(), "paid again");
            audit.changed("return.payment", "return", debt.source(), Map.of("amount", owed));
        }
        return made;
    }

    /** The transfers of a return, the first one first. */
    @Transactional(readOnly = true)
    public List<AuthorityPayment> of(UUID source) {
        permissions.require(Permission.PAY_TOTALS);
        return store.of(source);
    }

    /** Owed to an authority by filed returns and not yet handed to the bank; negative when it owes us. */
    @Transactional(readOnly = true)
    public Money owed(String entity, String authority) {
        permissions.require(Permission.PAY_TOTALS);
        return books.owed(entity, authority);
    }

    /** The account last entered for an authority. */
    @Transactional(readOnly = true)
    public Optional<AuthorityAccount> account(String authority) {
        permissions.require(Permission.PAY_TOTALS);
        return authorities.account(authority);
    }

    /** Enters the account of an authority; it counts once another person has confirmed it. */
    @Transactional
    public Outcome<String> enter(String authority, String iban, String source) {
        permissions.require(Permission.BATCH_RELEASE);
        Optional<Iban> read = Iban.parse(iban);
        List<Refusal> refusals = new ArrayList<>();
        if (paid.stream().noneMatch(known -> known.codes().contains(authority))) {
            refusals.add(Refusal.of("returns.unknown_authority"));
        }
        if (read.isEmpty()) {
            refusals.add(Refusal.of("returns.iban_wrong", "field", "iban"));
        }
        if (source.strip().length() < 3 || source.strip().length() > LONGEST_SOURCE) {
            refusals.add(Refusal.of("returns.source_missing", "field", "source"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        authorities.set(authority, read.orElseThrow(), source.strip(), actor(), time.now());
        audit.changed("authority.account", "authority", authority, Map.of("source", source.strip()));
        return Outcome.done(authority);
    }

    /** A second person has compared the number with its source. */
    @Transactional
    public Outcome<String> confirm(String authority) {
        permissions.require(Permission.BATCH_RELEASE);
        Optional<AuthorityAccount> account = authorities.account(authority);
        UUID actor = actor();
        if (account.isEmpty() || account.get().isConfirmed()) {
            return Outcome.refused(Refusal.of("returns.nothing_to_confirm"));
        }
        if (actor == null || actor.equals(account.get().setBy())) {
            return Outcome.refused(Refusal.of("returns.same_officer"));
        }
        authorities.confirm(account.get(), actor);
        audit.changed("authority.account_confirmed", "authority", authority, Map.of());
        return Outcome.done(authority);
    }

    @Override
    public String sourceType() {
        return "return";
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void sent(UUID source, LocalDate executionDate) {
        store.change(source, List.of(State.PREPARED), State.SENT, null);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void paid(UUID source, LocalDate on) {
        store.change(source, List.of(State.SENT), State.PAID, on);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancelled(UUID source) {
        store.change(source, List.of(State.PREPARED), State.CANCELLED, null);
    }

    /** The debt stands again: those who file the return are told, and may pay it anew. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void returned(UUID source, Money amount, LocalDate on, String reason) {
        if (store.change(source, List.of(State.SENT, State.PAID), State.RETURNED, on)) {
            AuthorityPaymentStore.Place place = Objects.requireNonNull(store.place(source));
            worklist.open(Item.of(Queue.PAY, "returns.payment_returned", "return", source, place.role(), place.page())
                    .with("amount", amount)
                    .with("reason", reason));
        }
    }

    private @Nullable UUID actor() {
        return user.id().map(who -> who.value()).orElse(null);
    }
}
