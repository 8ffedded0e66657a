package coop.ouvrage.customer;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.spi.EnterpriseRegister;
import coop.ouvrage.customer.spi.RegisterAnswer;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.Foreseen.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the support team decides on clients. Each decision is a line of the verification log, with who, when and why. */
@Service
public class Verification {

    private final Clients clients;
    private final ClientStore store;
    private final RegisterAnswers answers;
    private final EnterpriseRegister register;
    private final VerificationQueue queue;
    private final SanctionReviews sanctions;
    private final ClientAccess access;
    private final Policies policies;
    private final BusinessTime time;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Verification(
            Clients clients,
            ClientStore store,
            RegisterAnswers answers,
            EnterpriseRegister register,
            VerificationQueue queue,
            SanctionReviews sanctions,
            ClientAccess access,
            Policies policies,
            BusinessTime time,
            Audit audit,
            ApplicationEventPublisher events) {
        this.clients = clients;
        this.store = store;
        this.answers = answers;
        this.register = register;
        this.queue = queue;
        this.sanctions = sanctions;
        this.access = access;
        this.policies = policies;
        this.time = time;
        this.audit = audit;
        this.events = events;
    }

    /** These clients will be decided on in this transaction, one after the other: what is asked for each is read together. */
    @Transactional
    public void expect(Collection<ClientId> all) {
        List<UUID> ids = all.stream().map(ClientId::value).toList();
        Foreseen.expect(Kind.CLIENT, ids);
        Foreseen.expect(Kind.PERSON, ids);
    }

    /** Asks the public register about this client and keeps the answer; empty for a client that no register knows. */
    public Optional<RegisterAnswer> askRegister(ClientId id) {
        access.requireOfficer();
        Client client = clients.get(id.value());
        return Optional.ofNullable(client.enterpriseNumber()).map(number -> {
            // Not in a transaction: a register may take its time, and nothing is held meanwhile.
            RegisterAnswer answer = register.lookUp(number);
            answers.keep(id, answer, access.actor());
            return answer;
        });
    }

    /**
     * Trusts a client.
     *
     * @param evidence what was seen; must be given where no register can say
     */
    @Transactional
    public Outcome<ClientId> verify(ClientId id, String evidence) {
        access.requireOfficer();
        Client client = clients.lock(id.value());
        List<Refusal> refusals = new ArrayList<>(VerificationRules.ownClient(client, access.actor()));
        refusals.addAll(VerificationRules.verifying(client, answers.today(id).orElse(null), evidence));
        refusals.addAll(listed(client));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.log(id, client.state(), client.state(), sanctions.found(), access.actor());
        decide(
                client,
                ClientState.VERIFIED,
                null,
                null,
                evidence.isBlank() ? "customer.log.register_says_active" : evidence);
        queue.close(client, "customer.verified");
        events.publishEvent(new ClientVerified(id, false, time.today()));
        return Outcome.done(id);
    }

    /** Trusts a client up to {@code limit} while its register does not answer. The case stays in the worklist. */
    @Transactional
    public Outcome<ClientId> verifyProvisionally(ClientId id, Money limit, String reason) {
        access.requireOfficer();
        Client client = clients.lock(id.value());
        List<Refusal> refusals = new ArrayList<>(VerificationRules.ownClient(client, access.actor()));
        refusals.addAll(VerificationRules.verifyingProvisionally(
                client, answers.today(id).orElse(null), limit, provisionalLimit(), reason));
        refusals.addAll(listed(client));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.log(id, client.state(), client.state(), sanctions.found(), access.actor());
        decide(client, ClientState.PROVISIONAL, limit, null, reason);
        events.publishEvent(new ClientVerified(id, true, time.today()));
        return Outcome.done(id);
    }

    private List<Refusal> listed(Client client) {
        int alike = sanctions.open(client).size();
        return alike == 0 ? List.of() : List.of(Refusal.of("customer.sanctions_alike", "count", alike));
    }

    /** The highest amount up to which a client may be trusted provisionally. */
    public Money provisionalLimit() {
        return policies.amount("customer.provisional_limit", time.today());
    }

    /** Finds that the client is not what it says it is. Its record stays, so that nobody enters it again. */
    @Transactional
    public Outcome<ClientId> refuse(ClientId id, String reason) {
        return close(id, ClientState.REFUSED, reason, ClientState.UNVERIFIED, ClientState.PROVISIONAL);
    }

    /** Stops dealing with a client. What was signed and issued stays. */
    @Transactional
    public Outcome<ClientId> block(ClientId id, String reason) {
        return close(
                id, ClientState.BLOCKED, reason, ClientState.VERIFIED, ClientState.PROVISIONAL, ClientState.UNVERIFIED);
    }

    private Outcome<ClientId> close(ClientId id, ClientState to, String reason, ClientState... from) {
        access.requireOfficer();
        Client client = clients.lock(id.value());
        List<Refusal> refusals = new ArrayList<>(VerificationRules.ownClient(client, access.actor()));
        refusals.addAll(reasoned(client, reason, from));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        decide(client, to, null, null, reason);
        sanctions.close(id);
        queue.close(client, "customer." + to.name().toLowerCase(java.util.Locale.ROOT));
        events.publishEvent(new ClientBlocked(id, time.today()));
        return Outcome.done(id);
    }

    /** Lifts a block or a removal: the client stands where it stood, or waits again if it was never verified. */
    @Transactional
    public Outcome<ClientId> unblock(ClientId id, String reason) {
        access.requireOfficer();
        Client client = clients.lock(id.value());
        List<Refusal> refusals = reasoned(client, reason, ClientState.BLOCKED, ClientState.REMOVED);
        if (store.isForgotten(id)) {
            refusals.add(Refusal.of("customer.forgotten"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        boolean wasVerified = store.decisions(id).stream()
                .filter(past -> past.to() == client.state() && past.from() != client.state())
                .reduce((before, last) -> last)
                .filter(last -> last.from() == ClientState.VERIFIED)
                .isPresent();
        decide(client, wasVerified ? ClientState.VERIFIED : ClientState.UNVERIFIED, null, null, reason);
        if (!wasVerified) {
            queue.open(clients.get(id.value()));
        }
        return Outcome.done(id);
    }

    /** Records that a court opened the bankruptcy on {@code date}; guarantee, receivables and quotes follow by event. */
    @Transactional
    public Outcome<ClientId> bankrupt(ClientId id, LocalDate date, String source) {
        access.requireOfficer();
        Client client = clients.lock(id.value());
        List<Refusal> refusals = new ArrayList<>(reasoned(client, source, openStates()));
        if (date.isAfter(time.today())) {
            refusals.add(Refusal.of("customer.bankruptcy_in_future"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        decide(client, ClientState.BANKRUPT, null, date, source);
        queue.close(client, "customer.bankrupt");
        events.publishEvent(new ClientBankrupt(id, date));
        return Outcome.done(id);
    }

    /** Sets the days of payment and, where it differs from the policy, the limit of exposure. */
    @Transactional
    public Outcome<ClientId> setConditions(ClientId id, int paymentDays, @Nullable Money creditLimit, String reason) {
        access.requireOfficer();
        Client client = clients.lock(id.value());
        List<Refusal> refusals = new ArrayList<>(VerificationRules.ownClient(client, access.actor()));
        if (paymentDays < 0 || paymentDays > 60) {
            refusals.add(Refusal.of("customer.payment_days", "most", 60));
        }
        if (creditLimit != null && creditLimit.isNegative()) {
            refusals.add(Refusal.of("customer.limit_negative"));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("customer.reason_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.updateConditions(id, paymentDays, creditLimit);
        store.log(id, client.state(), client.state(), reason.strip(), access.actor());
        audit.changed("client.conditions", "client", id.value(), Map.of("paymentDays", paymentDays));
        return Outcome.done(id);
    }

    /** The verification log of a client, oldest first. */
    @Transactional(readOnly = true)
    public List<ClientDecision> log(ClientId id) {
        access.requireOfficer();
        return store.decisions(id);
    }

    /** The last answer of the register of today; empty if it was not asked. */
    @Transactional(readOnly = true)
    public Optional<RegisterAnswer> lastAnswer(ClientId id) {
        access.requireOfficer();
        return answers.today(id);
    }

    private static ClientState[] openStates() {
        return new ClientState[] {
            ClientState.UNVERIFIED, ClientState.PROVISIONAL, ClientState.VERIFIED, ClientState.BLOCKED
        };
    }

    private static List<Refusal> reasoned(Client client, String reason, ClientState... from) {
        List<Refusal> refusals = new ArrayList<>();
        if (!List.of(from).contains(client.state())) {
            refusals.add(Refusal.of("customer.wrong_state"));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("customer.reason_missing"));
        }
        return refusals;
    }

    private void decide(
            Client client, ClientState to, @Nullable Money limit, @Nullable LocalDate bankruptOn, String reason) {
        UUID officer = access.actor();
        store.changeState(client.id(), to, limit, bankruptOn);
        store.log(client.id(), client.state(), to, reason.strip(), officer);
        audit.changed(
                "client." + to.name().toLowerCase(java.util.Locale.ROOT),
                "client",
                client.id().value(),
                Map.of());
    }
}
