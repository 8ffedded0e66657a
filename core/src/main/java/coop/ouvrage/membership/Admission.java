package coop.ouvrage.membership;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The team's decision on a registration: admit, ask for what is missing, refuse with the reason. Nobody admits themselves. */
@Service
public class Admission {

    private final Membership membership;
    private final MemberStore store;
    private final ShareRegister shares;
    private final MemberAccess access;
    private final AdmissionQueue queue;
    private final MemberNotices notices;
    private final MemberAccounts accounts;
    private final Parties parties;
    private final BusinessTime time;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Admission(
            Membership membership,
            MemberStore store,
            ShareRegister shares,
            MemberAccess access,
            AdmissionQueue queue,
            MemberNotices notices,
            MemberAccounts accounts,
            Parties parties,
            BusinessTime time,
            Audit audit,
            ApplicationEventPublisher events) {
        this.membership = membership;
        this.store = store;
        this.shares = shares;
        this.access = access;
        this.queue = queue;
        this.notices = notices;
        this.accounts = accounts;
        this.parties = parties;
        this.time = time;
        this.audit = audit;
        this.events = events;
    }

    /** Admits: gives the member number, the right to act, and, through {@link MemberAdmitted}, a unit. */
    @Transactional
    public Outcome<PartyId> admit(PartyId party) {
        Member member = forDecision(party);
        List<Refusal> refusals = refusals(member);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.admit(party, time.today());
        store.log(party, MemberDecision.Kind.ADMITTED, "membership.admitted", access.actor());
        accounts.becomeMember(party);
        queue.close(party, "membership.admitted");
        audit.changed("member.admitted", "party", party.value(), Map.of());
        if (member.sharesWanted() > 0) {
            shares.subscribe(party, member.sharesWanted()).orThrow();
        }
        Trade trade = Objects.requireNonNull(member.trade(), "a registration that was sent names a trade");
        boolean shareholder = shares.holding(party).isShareholder();
        events.publishEvent(new MemberAdmitted(party, parties.name(party.value()), trade, shareholder, time.today()));
        notices.admitted(party);
        return Outcome.done(party);
    }

    /** Gives the registration back with the words of what is missing; the person completes it and sends it again. */
    @Transactional
    public Outcome<PartyId> ask(PartyId party, String words) {
        Member member = forDecision(party);
        List<Refusal> refusals = reasoned(member, words);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.backToProspect(party);
        store.log(party, MemberDecision.Kind.ASKED, words.strip(), access.actor());
        queue.close(party, "membership.asked");
        audit.changed("member.asked", "party", party.value(), Map.of());
        notices.asked(party, words.strip());
        return Outcome.done(party);
    }

    /** Refuses; an objective reason is owed to the person (law on recognised co-operatives), who may ask again. */
    @Transactional
    public Outcome<PartyId> refuse(PartyId party, String reason) {
        Member member = forDecision(party);
        List<Refusal> refusals = reasoned(member, reason);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.refuse(party);
        store.log(party, MemberDecision.Kind.REFUSED, reason.strip(), access.actor());
        queue.close(party, "membership.refused");
        audit.changed("member.refused", "party", party.value(), Map.of());
        notices.refused(party, reason.strip());
        return Outcome.done(party);
    }

    /** What happened to this registration, oldest first: for the person and the team. */
    @Transactional(readOnly = true)
    public List<MemberDecision> log(PartyId party) {
        access.requireSelfOrTeam(party);
        return store.decisions(party);
    }

    private Member forDecision(PartyId party) {
        access.requireTeam();
        store.lock(party);
        return membership.member(party);
    }

    private List<Refusal> refusals(Member member) {
        List<Refusal> refusals = new ArrayList<>();
        if (access.isSelf(member.party())) {
            refusals.add(Refusal.of("membership.own_admission"));
        }
        if (member.state() != MemberState.REGISTERED) {
            refusals.add(Refusal.of("membership.not_registered"));
        }
        return refusals;
    }

    private List<Refusal> reasoned(Member member, String reason) {
        List<Refusal> refusals = new ArrayList<>(refusals(member));
        if (reason.isBlank()) {
            refusals.add(Refusal.of("membership.reason_missing"));
        }
        return refusals;
    }
}
