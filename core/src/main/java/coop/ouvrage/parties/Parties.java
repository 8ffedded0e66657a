package coop.ouvrage.parties;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.parties.identifier.EnterpriseNumber;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of persons and organisations. Modules that give them a role (members, clients) check who may register or
 * change them; what somebody changes of a person directly is checked here.
 */
@Service
public class Parties {

    private final PartyStore store;
    private final PartyAccess access;
    private final PartyNotices notices;
    private final Audit audit;
    private final BusinessTime time;

    Parties(PartyStore store, PartyAccess access, PartyNotices notices, Audit audit, BusinessTime time) {
        this.store = store;
        this.access = access;
        this.notices = notices;
        this.audit = audit;
        this.time = time;
    }

    /** Enters a person. Whether the person is known already is for the caller to have looked up. */
    @Transactional
    public Outcome<PartyId> registerPerson(PersonDraft draft) {
        List<Refusal> refusals = draft.refusals(time.today());
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        PartyId id = new PartyId(TimeOrderedId.next());
        store.enter(id, draft, access.actor());
        audit.changed("party.registered", "party", id.value(), Map.of());
        return Outcome.done(id);
    }

    /** Enters an organisation; its enterprise number may be borne by no other. */
    @Transactional
    public Outcome<PartyId> registerOrganisation(OrganisationDraft draft) {
        List<Refusal> refusals = draft.refusals();
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        if (isTaken(draft.enterpriseNumber(), null)) {
            return Outcome.refused(Refusal.of("parties.enterprise_number_taken"));
        }
        PartyId id = new PartyId(TimeOrderedId.next());
        store.enter(id, draft, access.actor());
        audit.changed("party.registered", "party", id.value(), Map.of());
        return Outcome.done(id);
    }

    /** Changes a person as a whole; the earlier state is kept. A change of mail is told to the old address. */
    @Transactional
    public Outcome<PartyId> changePerson(PartyId id, PersonDraft draft) {
        access.requireIdentity(id);
        List<Refusal> refusals = draft.refusals(time.today());
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Person before = person(id);
        store.write(id, draft);
        recorded("party.changed", id);
        notices.mailChanged(before, draft.email());
        return Outcome.done(id);
    }

    /** Changes an organisation as a whole; the earlier state is kept. */
    @Transactional
    public Outcome<PartyId> changeOrganisation(PartyId id, OrganisationDraft draft) {
        List<Refusal> refusals = draft.refusals();
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        if (isTaken(draft.enterpriseNumber(), id)) {
            return Outcome.refused(Refusal.of("parties.enterprise_number_taken"));
        }
        store.write(id, draft);
        recorded("party.changed", id);
        return Outcome.done(id);
    }

    /**
     * Makes nobody of a party that nothing makes us keep: name, contact, numbers, addresses and earlier states. For callers who know that
     * it has no other role.
     *
     * @param name by which what is left is shown
     */
    @Transactional
    public void forget(PartyId id, String name) {
        store.forget(id, name);
    }

    /** @throws NoSuchElementException if there is no such person */
    @Transactional(readOnly = true)
    public Person person(PartyId id) {
        return findPerson(id).orElseThrow(() -> new NoSuchElementException("no person " + id));
    }

    @Transactional(readOnly = true)
    public Optional<Person> findPerson(PartyId id) {
        return store.person(id);
    }

    /** Several persons at once; unknown ones are left out. */
    @Transactional(readOnly = true)
    public Map<UUID, Person> persons(Collection<UUID> ids) {
        return store.persons(ids);
    }

    /** @throws NoSuchElementException if there is no such organisation */
    @Transactional(readOnly = true)
    public Organisation organisation(PartyId id) {
        return findOrganisation(id).orElseThrow(() -> new NoSuchElementException("no organisation " + id));
    }

    @Transactional(readOnly = true)
    public Optional<Organisation> findOrganisation(PartyId id) {
        return store.organisation(id);
    }

    @Transactional(readOnly = true)
    public Optional<PartyId> withEnterpriseNumber(EnterpriseNumber number) {
        return store.withEnterpriseNumber(number);
    }

    /** The people whose mail goes to an address; several may share one. */
    @Transactional(readOnly = true)
    public List<PartyId> people(String email) {
        return store.people(email.strip());
    }

    /** The names of these parties, as pages show them; unknown ones are left out. */
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : store.names(ids);
    }

    /** The name of this party, as pages show it; empty text if there is none. */
    @Transactional(readOnly = true)
    public String name(UUID id) {
        return store.name(id);
    }

    /** Language of pages and documents for this person or organisation. */
    @Transactional(readOnly = true)
    public Locale language(PartyId id) {
        return store.contact(id).orElseThrow().language();
    }

    /** Where mails to this person or organisation go; empty if no address is known. */
    @Transactional(readOnly = true)
    public Optional<String> email(PartyId id) {
        return store.contact(id).map(PartyStore.Reach::email);
    }

    private boolean isTaken(@Nullable EnterpriseNumber number, @Nullable PartyId except) {
        return number != null
                && store.withEnterpriseNumber(number)
                        .filter(holder -> !holder.equals(except))
                        .isPresent();
    }

    private void recorded(String action, PartyId id) {
        store.keepVersion(id, access.actor());
        audit.changed(action, "party", id.value(), Map.of());
    }
}
