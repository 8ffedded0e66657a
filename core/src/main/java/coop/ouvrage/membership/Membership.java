package coop.ouvrage.membership;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.parties.FamilySituations;
import coop.ouvrage.parties.NationalNumbers;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.parties.Person;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.Foreseen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way into the co-operative up to the moment when a registration is sent; {@link Admission} decides on it. */
@Service
public class Membership {

    private static final int LONGEST_TRADE = 200;

    private final MemberStore store;
    private final MemberAccess access;
    private final AdmissionQueue queue;
    private final Parties parties;
    private final NationalNumbers numbers;
    private final PayoutAccounts accounts;
    private final FamilySituations families;
    private final BusinessTime time;
    private final Audit audit;

    Membership(
            MemberStore store,
            MemberAccess access,
            AdmissionQueue queue,
            Parties parties,
            NationalNumbers numbers,
            PayoutAccounts accounts,
            FamilySituations families,
            BusinessTime time,
            Audit audit) {
        this.store = store;
        this.access = access;
        this.queue = queue;
        this.parties = parties;
        this.numbers = numbers;
        this.accounts = accounts;
        this.families = families;
        this.time = time;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Optional<Member> find(PartyId party) {
        return store.find(party);
    }

    /** @throws NoSuchElementException if this party never began a registration */
    @Transactional(readOnly = true)
    public Member member(PartyId party) {
        return find(party).orElseThrow(() -> new NoSuchElementException("no member " + party));
    }

    /** Something will be done for these people in this transaction, one after the other: what is asked for each is read together. */
    @Transactional
    public void expect(Collection<PartyId> people) {
        Foreseen.expect(
                Foreseen.Kind.PERSON, people.stream().map(PartyId::value).toList());
    }

    /** Begins a registration for a new person, whose mail address is proved. Called before there is an account. */
    @Transactional
    public Outcome<PartyId> begin(PersonDraft person) {
        return parties.registerPerson(person).map(this::begin);
    }

    private PartyId begin(PartyId party) {
        store.insert(party);
        audit.changed("member.began", "party", party.value(), Map.of());
        return party;
    }

    /**
     * Says which trade the person comes with, and whether they want shares from the start.
     *
     * @param shares taken at admission; 0 for not yet
     */
    @Transactional
    public Outcome<PartyId> saveTrade(PartyId party, Trade trade, String words, int shares) {
        access.requireSelfOrTeam(party);
        List<Refusal> refusals = new ArrayList<>();
        if (words.length() > LONGEST_TRADE) {
            refusals.add(Refusal.of("membership.trade_words_long", "longest", LONGEST_TRADE));
        }
        if (shares < 0 || shares > ShareRegister.MOST_AT_ONCE) {
            refusals.add(Refusal.of("membership.shares_count", "most", ShareRegister.MOST_AT_ONCE));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.saveTrade(party, trade, words.strip(), shares);
        return Outcome.done(party);
    }

    /** What is still missing before the registration can be sent, in the order of the pages. */
    @Transactional(readOnly = true)
    public List<RegistrationStep> missing(PartyId party) {
        Member member = member(party);
        Person person = parties.person(party);
        List<RegistrationStep> missing = new ArrayList<>();
        if (person.birthDate() == null || !numbers.isDeclared(party)) {
            missing.add(RegistrationStep.IDENTITY);
        }
        if (person.address() == null) {
            missing.add(RegistrationStep.ADDRESS);
        }
        if (accounts.payoutIban(party, time.today()).isEmpty()) {
            missing.add(RegistrationStep.ACCOUNT);
        }
        if (families.of(party, time.today().getYear()).isEmpty()) {
            missing.add(RegistrationStep.FAMILY);
        }
        if (member.trade() == null) {
            missing.add(RegistrationStep.TRADE);
        }
        if (member.agreementSignedAt() == null) {
            missing.add(RegistrationStep.AGREEMENT);
        }
        return List.copyOf(missing);
    }

    /** Sends the registration to the team; it then waits in the worklist. */
    @Transactional
    public Outcome<PartyId> send(PartyId party) {
        access.requireSelfOrTeam(party);
        store.lock(party);
        Member member = member(party);
        if (member.state() == MemberState.REGISTERED || member.isAdmitted()) {
            return Outcome.done(party);
        }
        List<Refusal> refusals = missing(party).stream()
                .map(step -> Refusal.of("membership." + step.slug() + "_missing"))
                .toList();
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.register(party);
        store.log(party, MemberDecision.Kind.REGISTERED, "membership.registration_sent", access.actor());
        audit.changed("member.registered", "party", party.value(), Map.of());
        queue.open(party);
        return Outcome.done(party);
    }
}
