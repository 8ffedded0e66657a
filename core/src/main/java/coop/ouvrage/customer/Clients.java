package coop.ouvrage.customer;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of clients: found, proposed by members, changed by the support team. Decisions are {@link Verification}. */
@Service
public class Clients {

    private final ClientStore store;
    private final ClientSearch search;
    private final ClientAccess access;
    private final VerificationQueue queue;
    private final VatChecks vatChecks;
    private final Parties parties;
    private final Policies policies;
    private final BusinessTime time;
    private final Audit audit;

    Clients(
            ClientStore store,
            ClientSearch search,
            ClientAccess access,
            VerificationQueue queue,
            VatChecks vatChecks,
            Parties parties,
            Policies policies,
            BusinessTime time,
            Audit audit) {
        this.store = store;
        this.search = search;
        this.access = access;
        this.queue = queue;
        this.vatChecks = vatChecks;
        this.parties = parties;
        this.policies = policies;
        this.time = time;
        this.audit = audit;
    }

    /** @throws NoSuchElementException if there is no such client */
    @Transactional(readOnly = true)
    public Client get(UUID id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no client " + id));
    }

    @Transactional(readOnly = true)
    public Optional<Client> find(UUID id) {
        return store.find(id);
    }

    /** Several clients at once; unknown ones are left out. */
    @Transactional(readOnly = true)
    public Map<UUID, Client> all(Collection<UUID> ids) {
        return store.all(ids);
    }

    /** The client, if the reader may know of it: another unit's private person is as if it were not there. */
    @Transactional(readOnly = true)
    public Optional<Client> visible(UUID id) {
        return find(id).filter(client -> search.isSeen(client, access.reader()));
    }

    /** Holds the client until the end of the transaction: what is given on its limit is then given once. */
    @Transactional
    public Client lock(UUID id) {
        store.lock(id);
        return get(id);
    }

    /** The names of these clients, as pages show them. */
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> ids) {
        return parties.names(ids);
    }

    /** Clients of these names, in the form in which names are compared. */
    @Transactional(readOnly = true)
    public Map<String, List<UUID>> named(Collection<String> comparable) {
        return store.named(comparable);
    }

    /** Where quotes, orders and invoices of this client go by mail. */
    @Transactional(readOnly = true)
    public Optional<String> contactAddress(UUID id) {
        return parties.email(new PartyId(id));
    }

    /** The clients that the reader may know of. */
    @Transactional(readOnly = true)
    public ClientPage search(ClientQuery query) {
        return search.page(query, access.reader());
    }

    /** Known clients that may be the one typed so far, the surest first. */
    @Transactional(readOnly = true)
    public List<ClientMatch> duplicates(ClientDraft draft) {
        return search.matches(draft, access.reader());
    }

    /**
     * Enters a client that waits for the support team from then on.
     *
     * @param unit for which it is entered, or null
     * @param another whether the person says that clients of a similar name are not the same
     * @return refused for wrong data; for a number that a client bears already; for a similar name or same mail unless {@code another}
     */
    @Transactional
    public Outcome<ClientId> propose(ClientDraft draft, @Nullable UUID unit, boolean another) {
        access.requireProposing(unit);
        List<Refusal> refusals = new ArrayList<>(ClientRules.refusals(draft, time.today()));
        refusals.addAll(known(draft, another));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        return switch (register(draft)) {
            case Outcome.Refused<PartyId>(List<Refusal> wrong) -> Outcome.refused(wrong);
            case Outcome.Done<PartyId>(PartyId party) -> Outcome.done(enter(new ClientId(party.value()), draft, unit));
        };
    }

    private List<Refusal> known(ClientDraft draft, boolean another) {
        ClientSearch.Reader reader = access.reader();
        List<ClientMatch> matches = another ? search.certain(draft) : search.matches(draft, reader);
        Optional<ClientMatch> certain =
                matches.stream().filter(match -> match.reason().isCertain()).min(ClientMatch::byStrength);
        if (certain.isPresent()) {
            return List.of(
                    Refusal.of("customer.known", "name", certain.get().client().name()));
        }
        return another || matches.isEmpty()
                ? List.of()
                : List.of(Refusal.of("customer.alike", "count", matches.size()));
    }

    /** An organisation that is known in another role, such as a supplier, becomes a client too. */
    private Outcome<PartyId> register(ClientDraft draft) {
        if (draft.isPerson()) {
            return parties.registerPerson(draft.toPerson());
        }
        Optional<PartyId> known = draft.parsedEnterpriseNumber().flatMap(parties::withEnterpriseNumber);
        return known.isPresent() ? Outcome.done(known.get()) : parties.registerOrganisation(draft.toOrganisation());
    }

    private ClientId enter(ClientId id, ClientDraft draft, @Nullable UUID unit) {
        int paymentDays = policies.number("invoicing.payment_days", time.today());
        Instant promised = queue.promise();
        store.insert(id, draft, paymentDays, access.actor(), promised);
        store.log(id, null, ClientState.UNVERIFIED, "customer.log.entered", access.actor());
        if (unit != null) {
            store.keepForUnit(id, unit);
        }
        queue.open(id, draft.kind(), promised);
        vatChecks.entered(id, draft.parsedVatNumber().orElse(null));
        audit.changed(
                "client.proposed",
                "client",
                id.value(),
                Map.of("kind", draft.kind().name()));
        return id;
    }

    /** Notes that a unit deals with this client. */
    @Transactional
    public void keepForUnit(UUID client, UUID unit) {
        store.keepForUnit(new ClientId(client), unit);
    }

    /** Changes the data of a client; a change of kind or number asks for a new verification. */
    @Transactional
    public Outcome<ClientId> change(ClientId id, ClientDraft draft) {
        access.requireOfficer();
        List<Refusal> refusals = ClientRules.refusals(draft, time.today());
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Client before = lock(id.value());
        boolean samePerson = draft.isPerson() == (before.kind() == ClientKind.PERSON);
        if (!samePerson) {
            return Outcome.refused(Refusal.of("customer.person_or_organisation"));
        }
        Outcome<PartyId> changed = draft.isPerson()
                ? parties.changePerson(id.party(), draft.toPerson())
                : parties.changeOrganisation(id.party(), draft.toOrganisation());
        if (changed instanceof Outcome.Refused<PartyId>(List<Refusal> wrong)) {
            return Outcome.refused(wrong);
        }
        store.update(id, draft);
        audit.changed("client.changed", "client", id.value(), Map.of());
        Client after = get(id.value());
        if (!java.util.Objects.equals(before.vatNumber(), after.vatNumber())) {
            vatChecks.entered(id, after.vatNumber());
        }
        askAgain(before, after);
        return Outcome.done(id);
    }

    private void askAgain(Client before, Client after) {
        boolean sameEnterprise = java.util.Objects.equals(before.enterpriseNumber(), after.enterpriseNumber())
                && java.util.Objects.equals(before.vatNumber(), after.vatNumber())
                && before.kind() == after.kind();
        if (sameEnterprise || !before.state().isTrusted()) {
            return;
        }
        store.changeState(after.id(), ClientState.UNVERIFIED, null, null);
        store.log(after.id(), before.state(), ClientState.UNVERIFIED, "customer.log.number_changed", access.actor());
        queue.open(get(after.id().value()));
    }
}
