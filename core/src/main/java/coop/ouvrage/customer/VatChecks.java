package coop.ouvrage.customer;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.customer.spi.VatRegister;
import coop.ouvrage.parties.identifier.VatNumber;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether VAT numbers of clients in other member states are in use, as the Commission's service (VIES) says: asked when a number is entered and
 * on the day of each invoice that leaves VAT to the client, and kept as evidence. A service that does not answer stops no sale and is asked again;
 * a number that is not valid stops sales without VAT until finance decides otherwise with a reason.
 */
@Service
public class VatChecks {

    static final String KIND = "client_vat_invalid";
    static final String SILENT = "client_vat_silent";
    private static final int AT_ONCE = 20;
    private static final int A_MORNING = 200;
    private static final int MOST_HOURS = 6;
    private static final int LONGEST = 500;

    private final VatCheckStore store;
    private final VatRegister register;
    private final ClientAccess access;
    private final Worklist worklist;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;
    private final TransactionTemplate transaction;

    VatChecks(
            VatCheckStore store,
            VatRegister register,
            ClientAccess access,
            Worklist worklist,
            CurrentUser user,
            Audit audit,
            BusinessTime time,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.register = register;
        this.access = access;
        this.worklist = worklist;
        this.user = user;
        this.audit = audit;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether the service is asked here at all. */
    public boolean isSet() {
        return register.isSet();
    }

    /** Whether the register of its own member state is the one to ask: Belgian numbers are those of the enterprise register. */
    private static boolean isAsked(@Nullable VatNumber number) {
        return number != null && !number.prefix().equals("BE");
    }

    /** A number was entered. It is asked about soon, outside this transaction. */
    void entered(ClientId client, @Nullable VatNumber number) {
        if (register.isSet() && number != null && isAsked(number)) {
            store.ask(TimeOrderedId.next(), client, number, "", null, time.today(), time.now(), false);
        }
    }

    /**
     * An invoice leaves VAT to its client: on its day the number is asked about in the name of the entity that issues.
     *
     * @param requester VAT number of that entity, with its prefix; empty for none
     */
    @Transactional
    public void invoiced(Client client, String requester, UUID invoice) {
        VatNumber number = client.vatNumber();
        if (number != null && mayBeAsked(client)) {
            store.ask(TimeOrderedId.next(), client.id(), number, requester, invoice, time.today(), time.now(), false);
        }
    }

    /** Numbers that were entered before anybody was asked: some each morning. */
    @EventListener
    @Order(DayOrder.CLOSING)
    public void on(DayBegan event) {
        if (register.isSet()) {
            transaction.executeWithoutResult(
                    status -> store.neverAsked(A_MORNING).forEach(client -> entered(client.id(), client.vatNumber())));
        }
    }

    /** Asks what waits, the oldest first, and again after an hour, two, three, up to six, where nobody answered. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT20S")
    public void askWaiting() {
        if (register.isSet()) {
            user.asSystem(() -> store.due(time.now(), AT_ONCE).forEach(this::ask));
        }
    }

    /** Asks now, whatever was answered today; for the support team. */
    public Optional<VatCheck> askNow(Client client) {
        access.requireOfficer();
        VatNumber number = client.vatNumber();
        if (number == null || !mayBeAsked(client)) {
            return Optional.empty();
        }
        transaction.executeWithoutResult(status ->
                store.ask(TimeOrderedId.next(), client.id(), number, "", null, time.today(), time.now(), true));
        store.waiting(client.id()).forEach(this::ask);
        return store.last(client.id(), number);
    }

    /** Not in one transaction: a member state takes its time. */
    private void ask(VatCheck check) {
        VatRegister.Answer answer = register.ask(new VatNumber(check.number()), check.requester());
        transaction.executeWithoutResult(status -> keep(check, answer));
    }

    private void keep(VatCheck check, VatRegister.Answer answer) {
        if (answer.said() == VatRegister.Said.NOTHING) {
            store.silent(
                    check.id(),
                    answer.trouble(),
                    time.now().plus(Duration.ofHours(Math.min(check.attempts() + 1, MOST_HOURS))));
            open(Queue.CLIENT_VERIFICATION, SILENT, check.client(), Role.TEAM_ADMIN);
            return;
        }
        if (!store.answered(check.id(), answer, time.now())) {
            return;
        }
        audit.changed(
                "client.vat_checked",
                "client",
                check.client().value(),
                Map.of("answer", answer.said(), "asked", check.askedOn()));
        if (store.waiting(check.client()).isEmpty()) {
            worklist.close(SILENT, check.client().value(), "answered");
        }
        if (answer.said() == VatRegister.Said.INVALID) {
            open(Queue.INVOICING, KIND, check.client(), Role.FINANCE);
        } else {
            worklist.close(KIND, check.client().value(), "valid");
        }
    }

    private void open(Queue queue, String kind, ClientId client, Role role) {
        worklist.open(Item.of(queue, kind, "client", client.value(), role, "/desk/clients/" + client + "#vat-t"));
    }

    /** Whether the service can be asked about the number of a client. */
    public boolean mayBeAsked(Client client) {
        return register.isSet() && isAsked(client.vatNumber());
    }

    /** What is known of the number of a client; empty if nobody asked, or it has none of another member state. */
    @Transactional(readOnly = true)
    public Optional<VatCheck> last(Client client) {
        VatNumber number = client.vatNumber();
        return number != null && isAsked(number) ? store.last(client.id(), number) : Optional.empty();
    }

    /**
     * All that was asked, newest first.
     *
     * @param client one that its reader may see
     */
    @Transactional(readOnly = true)
    public List<VatCheck> of(Client client) {
        return store.of(client.id());
    }

    /** Whether sales without VAT may lean on the number: the service has not said that it is not valid, or finance decided otherwise. */
    @Transactional(readOnly = true)
    public boolean stands(Client client) {
        return !register.isSet() || last(client).map(VatCheck::stands).orElse(true);
    }

    /** Lets sales without VAT go on although the number is not valid, such as one that was given days ago; kept with the reason. */
    @Transactional
    public Outcome<ClientId> accept(Client client, String reason) {
        access.requireFinance();
        VatCheck last = last(client).orElse(null);
        if (last == null || last.stands()) {
            return Outcome.refused(Refusal.of("customer.vat_not_in_doubt"));
        }
        if (reason.isBlank() || reason.length() > LONGEST) {
            return Outcome.refused(Refusal.of("customer.vat_reason", "longest", LONGEST));
        }
        store.accepted(last.id(), user.partyId().orElse(null), time.now(), reason.strip());
        worklist.close(KIND, client.id().value(), "accepted");
        audit.changed("client.vat_accepted", "client", client.id().value(), Map.of("reason", reason.strip()));
        return Outcome.done(client.id());
    }
}
