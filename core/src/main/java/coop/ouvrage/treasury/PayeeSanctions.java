package coop.ouvrage.treasury;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.sanctions.ListedName;
import coop.ouvrage.sanctions.Sanctions;
import coop.ouvrage.sanctions.SanctionsLoaded;
import coop.ouvrage.treasury.ListedPayeeStore.Named;
import coop.ouvrage.treasury.spi.KnownPayees;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Payees whose name is like one on the sanctions list: workers, suppliers, clients who get money back. No batch leaves with one of them until
 * an officer says that it is somebody else, and why; whoever is the one listed is held back from the batch. Where no list is loaded,
 * nobody is compared, and the page of the list says so.
 */
@Service
public class PayeeSanctions {

    static final String KIND = "payee_listed";

    private static final int LONGEST = 500;
    private static final int SHOWN = 200;

    private final Sanctions sanctions;
    private final ListedPayeeStore store;
    private final ObjectProvider<KnownPayees> known;
    private final Permissions permissions;
    private final Worklist worklist;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;
    private final TransactionTemplate ownTransaction;

    PayeeSanctions(
            Sanctions sanctions,
            ListedPayeeStore store,
            ObjectProvider<KnownPayees> known,
            Permissions permissions,
            Worklist worklist,
            CurrentUser user,
            Audit audit,
            BusinessTime time,
            PlatformTransactionManager transactions) {
        this.sanctions = sanctions;
        this.store = store;
        this.known = known;
        this.permissions = permissions;
        this.worklist = worklist;
        this.user = user;
        this.audit = audit;
        this.time = time;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Compares payees with the list in force. The questions stay, also when what goes on around them is undone.
     *
     * @param names of the parties, as they are paid
     * @return how many questions nobody has answered
     */
    public int ask(Map<UUID, String> names) {
        return ask(named(names));
    }

    /** Those of them about whom a question was asked and nobody answered; compares nobody. */
    Set<UUID> open(Map<UUID, String> names) {
        return store.open(named(names)).stream().map(ListedPayee::party).collect(Collectors.toSet());
    }

    private static Set<Named> named(Map<UUID, String> names) {
        Set<Named> payees = new LinkedHashSet<>();
        names.forEach((party, name) -> payees.add(new Named(party, name)));
        return payees;
    }

    private int ask(Set<Named> payees) {
        if (payees.isEmpty() || sanctions.current().isEmpty()) {
            return 0;
        }
        Map<Named, List<ListedName>> found = alike(payees);
        if (!found.isEmpty()) {
            ownTransaction.executeWithoutResult(status -> keep(found));
        }
        return store.open(found.keySet()).size();
    }

    private Map<Named, List<ListedName>> alike(Collection<Named> payees) {
        List<String> names = payees.stream().map(Named::name).distinct().toList();
        List<List<ListedName>> like = sanctions.like(names);
        Map<String, List<ListedName>> byName = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            byName.put(names.get(i), like.get(i));
        }
        Map<Named, List<ListedName>> found = new LinkedHashMap<>();
        payees.stream()
                .filter(payee -> !byName.getOrDefault(payee.name(), List.of()).isEmpty())
                .forEach(payee -> found.put(payee, byName.getOrDefault(payee.name(), List.of())));
        return found;
    }

    private void keep(Map<Named, List<ListedName>> found) {
        store.insert(found, time.now().atOffset(ZoneOffset.UTC));
        worklist.open(store.open(found.keySet()).stream()
                .map(listed -> Item.of(Queue.PAY, KIND, "payee-listed", listed.id(), Role.FINANCE, "/desk/payees"))
                .toList());
    }

    /** The same for what a batch pays. */
    int ask(List<SentPayment> payments) {
        return ask(paid(payments));
    }

    /** What is held back from a batch does not count. */
    private static Set<Named> paid(List<SentPayment> payments) {
        Set<Named> payees = new LinkedHashSet<>();
        payments.stream()
                .filter(SentPayment::isInBatch)
                .forEach(payment -> payees.add(new Named(payment.party(), payment.beneficiary())));
        return payees;
    }

    /** Questions that were asked about these and nobody answered. */
    int open(List<SentPayment> payments) {
        return store.open(paid(payments)).size();
    }

    /** Why a batch may not leave. */
    List<Refusal> refusals(List<SentPayment> payments) {
        int open = ask(payments);
        return open == 0 ? List.of() : List.of(Refusal.of("treasury.payee_listed", "count", open));
    }

    /** Those to decide first. */
    @Transactional(readOnly = true)
    public List<ListedPayee> all() {
        permissions.require(Permission.BATCH_RELEASE);
        return store.all(SHOWN);
    }

    /**
     * The payee is somebody else than this entry of the list.
     *
     * @param reason what tells them apart: day of birth, seat, number
     */
    @Transactional
    public Outcome<UUID> somebodyElse(UUID id, String reason) {
        permissions.require(Permission.BATCH_RELEASE);
        ListedPayee listed = store.lock(id).orElseThrow();
        List<Refusal> refusals = new ArrayList<>();
        if (!listed.blocks()) {
            refusals.add(Refusal.of("treasury.payee_decided"));
        }
        if (user.is(listed.party())) {
            refusals.add(Refusal.of("treasury.payee_own"));
        }
        if (reason.isBlank() || reason.length() > LONGEST) {
            refusals.add(Refusal.of("treasury.reason_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.decided(
                id, user.id().map(UserId::value).orElseThrow(), time.now().atOffset(ZoneOffset.UTC), reason.strip());
        worklist.close(KIND, id, "decided");
        audit.changed("payee.sanctions_reviewed", "payee-listed", id, Map.of("entry", listed.entry()));
        return Outcome.done(id);
    }

    /** A newer list asks again about payees of batches that wait and about suppliers, and drops questions whose entry it does not hold any more. */
    @EventListener
    @Transactional
    public void on(SanctionsLoaded event) {
        user.asSystem(() -> {
            List<ListedPayee> open = store.all(Integer.MAX_VALUE).stream()
                    .filter(ListedPayee::blocks)
                    .toList();
            Set<Named> payees = new LinkedHashSet<>(store.waiting());
            open.forEach(listed -> payees.add(new Named(listed.party(), listed.name())));
            known.forEach(each -> payees.addAll(named(each.names())));
            Map<Named, List<ListedName>> found = alike(payees);
            open.stream()
                    .filter(listed -> found.getOrDefault(new Named(listed.party(), listed.name()), List.of()).stream()
                            .noneMatch(name -> name.entry() == listed.entry()))
                    .forEach(this::drop);
            keep(found);
        });
    }

    private void drop(ListedPayee listed) {
        store.remove(listed.id());
        worklist.close(KIND, listed.id(), "treasury.payee_listed_no_more");
    }
}
