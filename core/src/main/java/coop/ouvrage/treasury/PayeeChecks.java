package coop.ouvrage.treasury;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.spi.PayeeVerification;
import coop.ouvrage.treasury.spi.PayeeVerification.Answer;
import coop.ouvrage.treasury.spi.PayeeVerification.Payee;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether accounts belong to whom they should pay, as their banks say before anything leaves. The answer is kept with each payment; an
 * account that is somebody else's is not paid until an officer decides so with a reason.
 */
@Service
public class PayeeChecks {

    /** As many are asked at once; the wait for a bank stays short. */
    private static final int AT_ONCE = 1_000;

    private final PayeeCheckStore store;
    private final PayeeVerification verification;
    private final Policies policies;
    private final Permissions permissions;
    private final Worklist worklist;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;
    private final TransactionTemplate ownTransaction;

    PayeeChecks(
            PayeeCheckStore store,
            PayeeVerification verification,
            Policies policies,
            Permissions permissions,
            Worklist worklist,
            CurrentUser user,
            Audit audit,
            BusinessTime time,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.verification = verification;
        this.policies = policies;
        this.permissions = permissions;
        this.worklist = worklist;
        this.user = user;
        this.audit = audit;
        this.time = time;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Whether a bank can be asked here. */
    public boolean isOffered() {
        return verification.isOffered();
    }

    /** Asks about payees that will be paid soon, so that whoever checks the batch sees the answers. By name and account, with the party. */
    public void ask(Map<Payee, UUID> parties) {
        if (isOffered() && !parties.isEmpty()) {
            known(parties);
        }
    }

    /** Of these, by name and account, the parties whose account seems to be somebody else's and on which nobody has decided; asks no bank. */
    Set<UUID> blocked(Map<Payee, UUID> parties) {
        Map<Payee, PayeeCheck> answers = store.answered(parties.keySet(), fresh());
        return answers.entrySet().stream()
                .filter(answer -> answer.getValue().blocks())
                .flatMap(answer -> Stream.ofNullable(parties.get(answer.getKey())))
                .collect(Collectors.toSet());
    }

    private OffsetDateTime fresh() {
        Duration days = Duration.ofDays(policies.number("treasury.payee_check_days", time.today()));
        return time.now().minus(days).atOffset(ZoneOffset.UTC);
    }

    /**
     * Asks about the payments of a batch that have no answer yet, or whose bank could not say. The answers stay, also when what goes on
     * around them is undone.
     *
     * @return by payment
     */
    Map<UUID, PayeeCheck> ask(BatchId batch, List<SentPayment> payments) {
        Map<UUID, PayeeCheck> checks = new HashMap<>(store.ofBatch(batch));
        Map<UUID, PayeeCheck> asked = answers(payments.stream()
                .filter(payment -> isUnanswered(checks.get(payment.id())))
                .toList());
        Map<UUID, UUID> attached = new HashMap<>();
        asked.forEach((payment, answer) -> attached.put(payment, answer.id()));
        if (!attached.isEmpty()) {
            store.attach(attached);
        }
        checks.putAll(asked);
        return checks;
    }

    private static boolean isUnanswered(@Nullable PayeeCheck check) {
        return check == null || check.result() == PayeeVerification.Result.NOT_AVAILABLE;
    }

    /** Answers about the payees of these payments, as far as these wait and a bank can be asked. The answers stay likewise. */
    Map<UUID, PayeeCheck> answers(List<SentPayment> payments) {
        Map<Payee, UUID> parties = new LinkedHashMap<>();
        payments.stream()
                .filter(payment -> payment.state() == SentPayment.State.WAITING)
                .forEach(payment -> parties.put(payee(payment), payment.party()));
        if (!isOffered() || parties.isEmpty()) {
            return Map.of();
        }
        Map<Payee, PayeeCheck> known = known(parties);
        Map<UUID, PayeeCheck> answers = new HashMap<>();
        for (SentPayment payment : payments) {
            PayeeCheck answer = known.get(payee(payment));
            if (answer != null) {
                answers.put(payment.id(), answer);
            }
        }
        return answers;
    }

    private static Payee payee(SentPayment payment) {
        return new Payee(payment.iban(), payment.beneficiary());
    }

    /** Answers of the last weeks count; the others are asked for. */
    private Map<Payee, PayeeCheck> known(Map<Payee, UUID> parties) {
        Map<Payee, PayeeCheck> answers = new HashMap<>(store.answered(parties.keySet(), fresh()));
        List<Payee> unknown = parties.keySet().stream()
                .filter(payee -> !answers.containsKey(payee))
                .toList();
        for (int from = 0; from < unknown.size(); from += AT_ONCE) {
            List<Payee> some = unknown.subList(from, Math.min(unknown.size(), from + AT_ONCE));
            List<Answer> said = verification.ask(some);
            List<PayeeCheck> asked = new ArrayList<>();
            for (int i = 0; i < some.size(); i++) {
                asked.add(check(some.get(i), Objects.requireNonNull(parties.get(some.get(i))), said.get(i)));
            }
            ownTransaction.executeWithoutResult(status -> keep(asked));
            asked.forEach(check -> answers.put(new Payee(check.iban(), check.name()), check));
        }
        return answers;
    }

    private PayeeCheck check(Payee payee, UUID party, Answer answer) {
        return new PayeeCheck(
                TimeOrderedId.next(),
                party,
                payee.name(),
                payee.iban(),
                answer.result(),
                answer.holder(),
                time.now(),
                null,
                "");
    }

    private void keep(List<PayeeCheck> asked) {
        store.insert(asked);
        worklist.open(asked.stream()
                .filter(PayeeCheck::blocks)
                .map(check -> Item.of(
                                Queue.PAY, "payee_no_match", "payee-check", check.id(), Role.FINANCE, "/desk/payees")
                        .with("account", check.iban().masked()))
                .toList());
    }

    /** Why a batch may not leave: what is held back from it does not count. */
    List<Refusal> refusals(Map<UUID, PayeeCheck> checks, List<SentPayment> payments) {
        long blocking = payments.stream()
                .filter(SentPayment::isInBatch)
                .flatMap(payment -> Stream.ofNullable(checks.get(payment.id())))
                .filter(PayeeCheck::blocks)
                .map(PayeeCheck::id)
                .distinct()
                .count();
        return blocking == 0 ? List.of() : List.of(Refusal.of("treasury.payee_no_match", "count", blocking));
    }

    /** What banks said about the payments of a batch, by payment: the caller knows whether the reader may see them. */
    Map<UUID, PayeeCheck> ofBatch(BatchId batch) {
        return store.ofBatch(batch);
    }

    /**
     * Which accounts, in which order.
     *
     * @param text part of the name; empty for all
     * @param filter {@code OPEN}, {@code DECIDED}; all for any other
     * @param sort {@code name}, {@code asked} or {@code decision}; those to decide first for any other
     */
    public record Query(String text, String filter, String sort, boolean descending, int offset, int limit) {}

    /** @param waiting how many wait for a decision, whatever was asked for */
    public record Found(List<PayeeCheck> checks, long total, long waiting) {}

    /** Accounts that seem to be somebody else's. */
    @Transactional(readOnly = true)
    public Found noMatches(Query query) {
        permissions.require(Permission.BATCH_RELEASE);
        return new Found(
                store.noMatches(query),
                store.countNoMatches(query.text(), query.filter()),
                store.countNoMatches("", "OPEN"));
    }

    /**
     * An officer lets an account be paid although its bank says that it is somebody else's. Whoever does not want that holds the
     * payment back, cancels the batch, or has the account corrected.
     */
    @Transactional
    public Outcome<UUID> accept(UUID id, String reason) {
        permissions.require(Permission.BATCH_RELEASE);
        PayeeCheck check = store.lock(id).orElseThrow();
        List<Refusal> refusals = new ArrayList<>();
        if (!check.blocks()) {
            refusals.add(Refusal.of("treasury.payee_decided"));
        }
        if (user.is(check.party())) {
            refusals.add(Refusal.of("treasury.payee_own"));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("treasury.reason_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        UUID by = user.id().map(UserId::value).orElse(null);
        store.decided(id, by, time.now().atOffset(ZoneOffset.UTC), reason.strip());
        worklist.close("payee_no_match", id, "decided");
        audit.changed("payee.accepted", "payee-check", id, Map.of("reason", reason.strip()));
        return Outcome.done(id);
    }
}
