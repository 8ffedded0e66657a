package coop.ouvrage.treasury;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BankDays;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.NumberSeries;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.spi.CollectedElsewhere;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Repayments collected by mandate: prepared by one person and told to the debtor, released by another who prepared none of them, exported as
 * a pain.008 file that never changes.
 */
@Service
public class DirectDebits {

    private final DirectDebitStore store;
    private final MandateStore mandates;
    private final DebitOrder orders;
    private final BatchRules rules;
    private final NumberSeries numbers;
    private final Parties parties;
    private final Messages messages;
    private final BankDays bankDays;
    private final Policies policies;
    private final Permissions permissions;
    private final StepUp stepUp;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;
    private final List<CollectedElsewhere> elsewhere;

    DirectDebits(
            DirectDebitStore store,
            MandateStore mandates,
            DebitOrder orders,
            BatchRules rules,
            NumberSeries numbers,
            Parties parties,
            Messages messages,
            BankDays bankDays,
            Policies policies,
            Permissions permissions,
            StepUp stepUp,
            CurrentUser user,
            Audit audit,
            BusinessTime time,
            List<CollectedElsewhere> elsewhere) {
        this.store = store;
        this.mandates = mandates;
        this.orders = orders;
        this.rules = rules;
        this.numbers = numbers;
        this.parties = parties;
        this.messages = messages;
        this.bankDays = bankDays;
        this.policies = policies;
        this.permissions = permissions;
        this.stepUp = stepUp;
        this.user = user;
        this.audit = audit;
        this.time = time;
        this.elsewhere = elsewhere;
    }

    /** A file of debits as it was released. */
    public record Order(
            UUID id,
            String reference,
            String entity,
            LocalDate collectedOn,
            UUID releasedBy,
            Instant releasedAt,
            String sha256) {}

    /**
     * Prepares a debit on the first bank day that leaves the debtor the time of notice, and tells the debtor.
     *
     * @param reference structured reference of what is repaid, such as an invoice's; refused if it is collected in another way already
     */
    @Transactional
    public Outcome<DirectDebit> prepare(UUID mandateId, @Nullable Money amount, String reference) {
        permissions.require(Permission.BATCH_RELEASE);
        Mandate mandate = mandates.mandate(mandateId).orElseThrow();
        UUID by = rules.actor();
        List<Refusal> refusals = new ArrayList<>();
        if (!mandate.stands()) {
            refusals.add(Refusal.of("treasury.mandate_gone"));
        }
        if (amount == null || !amount.isPositive()) {
            refusals.add(Refusal.of("treasury.amount_not_positive"));
        }
        Optional<StructuredReference> structured = StructuredReference.parse(reference);
        if (structured.isEmpty()) {
            refusals.add(Refusal.of("treasury.debit_reference"));
        }
        structured.ifPresent(
                read -> elsewhere.forEach(other -> other.against(read).ifPresent(refusals::add)));
        if (by == null) {
            refusals.add(Refusal.of("treasury.batch_by_person"));
        }
        if (!refusals.isEmpty() || amount == null || by == null) {
            return Outcome.refused(refusals);
        }
        LocalDate day =
                bankDays.sameOrNext(time.today().plusDays(policies.number("treasury.debit_notice_days", time.today())));
        String end = "OD" + TimeOrderedId.next().toString().replace("-", "").toUpperCase(Locale.ROOT);
        DirectDebit debit = new DirectDebit(
                TimeOrderedId.next(),
                mandate,
                end,
                amount,
                structured.orElseThrow().display(),
                day,
                time.today(),
                by,
                null,
                DirectDebit.State.PREPARED,
                "",
                null,
                null);
        store.insert(debit);
        announce(debit);
        audit.changed("debit.prepared", "debit", debit.id(), Map.of("amount", amount, "day", day));
        return Outcome.done(debit);
    }

    private void announce(DirectDebit debit) {
        PartyId party = new PartyId(debit.mandate().party());
        parties.email(party)
                .ifPresent(address -> messages.send(Message.to(
                                address, parties.language(party).getLanguage(), "treasury.mail.debit_announced")
                        .with(Map.of(
                                "name", debit.mandate().debtor(),
                                "amount", debit.amount(),
                                "day", debit.collectedOn(),
                                "mandate", debit.mandate().reference(),
                                "creditor", orders.creditorId(debit.mandate().entity()),
                                "account", debit.mandate().iban().masked(),
                                "reference", debit.remittance()))
                        .once("debit:" + debit.id())));
    }

    /** Those of these references (twelve digits) for which a debit was announced that has neither come nor failed. Says nothing about whose. */
    @Transactional(readOnly = true)
    public Set<String> announced(Collection<String> references) {
        return store.announced(references.stream().map(StructuredReference::new).toList());
    }

    /** Releases what waits of an entity for a day: the file for the bank is fixed. Who prepared or owes one of them leaves it to another. */
    @Transactional
    public Outcome<Order> release(String entity, LocalDate day) {
        permissions.require(Permission.BATCH_RELEASE);
        stepUp.require(StepUp.RECENT);
        List<DirectDebit> debits = store.lockPrepared(entity, day).stream()
                .filter(debit -> debit.mandate().stands())
                .toList();
        UUID by = rules.actor();
        List<Refusal> refusals = new ArrayList<>();
        if (debits.isEmpty() || !day.isAfter(time.today())) {
            refusals.add(Refusal.of("treasury.debits_none"));
        }
        if (by == null) {
            refusals.add(Refusal.of("treasury.batch_by_person"));
        } else if (debits.stream()
                .anyMatch(debit ->
                        debit.preparedBy().equals(by) || user.is(debit.mandate().party()))) {
            refusals.add(Refusal.of("treasury.debit_own"));
        }
        if (!refusals.isEmpty() || by == null) {
            return Outcome.refused(refusals);
        }
        int year = time.today().getYear();
        String reference = "OV-%s-DD-%d-%06d".formatted(entity, year, numbers.next(entity, "DEBIT", year));
        Instant now = time.now().truncatedTo(ChronoUnit.MICROS);
        Order order = orders.fixed(new Order(TimeOrderedId.next(), reference, entity, day, by, now, ""), debits);
        store.insert(order, debits);
        audit.changed("debit.released", "debit-file", order.id(), Map.of("debits", debits.size()));
        return Outcome.done(order);
    }

    /** The pain.008 for the bank: the bytes kept at release, proved by their hash. */
    @Transactional
    public BatchFiles.Export export(UUID file) {
        permissions.require(Permission.BATCH_RELEASE);
        stepUp.require(StepUp.RECENT);
        Order order = store.order(file).orElseThrow();
        PaymentOrder released = orders.released(order, () -> store.ofFile(file));
        audit.changed("debit.exported", "debit-file", file, Map.of("sha256", order.sha256()));
        return new BatchFiles.Export(order.reference() + ".xml", released.bytes(), order.sha256());
    }

    /** Gives up a debit that nobody released, or notes that a released one came back: what is owed is still owed. */
    @Transactional
    public Outcome<UUID> end(UUID debit, boolean returned, String reason) {
        permissions.require(Permission.BATCH_RELEASE);
        if (reason.isBlank()) {
            return Outcome.refused(Refusal.of("treasury.reason_missing"));
        }
        boolean done = returned
                ? store.change(debit, DirectDebit.State.RELEASED, DirectDebit.State.RETURNED, reason.strip())
                : store.change(debit, DirectDebit.State.PREPARED, DirectDebit.State.CANCELLED, reason.strip());
        if (!done) {
            return Outcome.refused(Refusal.of("treasury.debit_gone"));
        }
        audit.changed("debit.ended", "debit", debit, Map.of("reason", reason.strip(), "returned", returned));
        return Outcome.done(debit);
    }

    /** The newest first, behind the place of one; from the first on for null. */
    @Transactional(readOnly = true)
    public List<DirectDebit> latest(@Nullable UUID after, int limit) {
        permissions.require(Permission.BATCH_RELEASE);
        return store.latest(after, limit);
    }
}
