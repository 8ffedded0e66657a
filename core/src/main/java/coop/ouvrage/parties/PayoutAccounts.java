package coop.ouvrage.parties;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.money.Iban;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts to which people are paid: given, confirmed with a second factor, announced on the old channel, frozen, used. */
@Service
public class PayoutAccounts {

    private final PayoutAccountStore store;
    private final PartyAccess access;
    private final PartyNotices notices;
    private final Policies policies;
    private final WorkingDays workingDays;
    private final BusinessTime time;
    private final Audit audit;

    PayoutAccounts(
            PayoutAccountStore store,
            PartyAccess access,
            PartyNotices notices,
            Policies policies,
            WorkingDays workingDays,
            BusinessTime time,
            Audit audit) {
        this.store = store;
        this.access = access;
        this.notices = notices;
        this.policies = policies;
        this.workingDays = workingDays;
        this.time = time;
        this.audit = audit;
    }

    /** The account to which pay of {@code date} goes. A breakdown of trust, not of form, keeps a newer one waiting. */
    @Transactional(readOnly = true)
    public Optional<Iban> payoutIban(PartyId party, LocalDate date) {
        return store.history(party).paidOn(date).map(PayoutAccount::iban);
    }

    /** The same for several parties at once; who has none is left out. */
    @Transactional(readOnly = true)
    public Map<UUID, Iban> payoutIbans(Collection<UUID> parties, LocalDate date) {
        Map<UUID, Iban> ibans = new HashMap<>();
        store.histories(parties)
                .forEach((party, history) ->
                        history.paidOn(date).ifPresent(account -> ibans.put(party, account.iban())));
        return ibans;
    }

    /** All accounts that this party ever gave, the newest first. */
    @Transactional(readOnly = true)
    public List<PayoutAccount> history(PartyId party) {
        access.requireSensitive(party);
        return store.history(party).accounts().reversed();
    }

    /** Everybody who gave this account and did not take it back: to see links between a client and a worker. */
    @Transactional(readOnly = true)
    public List<PartyId> bearers(Iban iban) {
        return store.bearers(iban);
    }

    /** Gives an account. The first one is paid at once; another one waits for {@link #confirm}. */
    @Transactional
    public Outcome<PayoutAccount> declare(PartyId party, String written) {
        access.requireSelf(party);
        Optional<Iban.Fault> fault = Iban.fault(written);
        if (fault.isPresent()) {
            return Outcome.refused(Refusal.of(fault.get().code()));
        }
        Iban iban = Iban.of(written);
        AccountHistory history = store.historyForChange(party);
        if (history.paidOn(time.today())
                .filter(paid -> paid.iban().equals(iban))
                .isPresent()) {
            return Outcome.refused(Refusal.of("parties.iban_same"));
        }
        history.awaitingConfirmation().ifPresent(waiting -> store.cancel(waiting.id()));
        PayoutAccount account = store.insert(party, iban, history.nextIsFirst());
        audit.changed("party.account_declared", "party", party.value(), Map.of("account", account.id()));
        return Outcome.done(account);
    }

    /**
     * Confirms a changed account with the second factor of its owner. It is announced on the old channel and paid only after
     * the frozen days, so that an owner who did not ask for it has time to say so.
     */
    @Transactional
    public Outcome<PayoutAccount> confirm(PartyId party, UUID account) {
        access.requireSelf(party);
        access.requireSecondFactor();
        Optional<PayoutAccount> waiting = store.historyForChange(party)
                .awaitingConfirmation()
                .filter(candidate -> candidate.id().equals(account));
        if (waiting.isEmpty()) {
            return Outcome.refused(Refusal.of("parties.iban_not_waiting"));
        }
        int freeze = policies.number("parties.iban_freeze", time.today());
        LocalDate usableFrom = workingDays.plusWorkingDays(time.today(), freeze);
        PayoutAccount confirmed = store.confirm(account, usableFrom);
        notices.accountChanged(confirmed, usableFrom);
        audit.changed("party.account_confirmed", "party", party.value(), Map.of("account", account));
        return Outcome.done(confirmed);
    }

    /** Takes back an account that is not paid yet: the way out of the warning mail. */
    @Transactional
    public Outcome<PartyId> cancel(PartyId party, UUID account) {
        access.requireSelf(party);
        boolean open = store.historyForChange(party).accounts().stream()
                .filter(candidate -> candidate.id().equals(account))
                .anyMatch(candidate -> candidate.awaitsConfirmation() || candidate.isFrozenOn(time.today()));
        if (!open) {
            return Outcome.refused(Refusal.of("parties.iban_not_waiting"));
        }
        store.cancel(account);
        audit.changed("party.account_cancelled", "party", party.value(), Map.of("account", account));
        return Outcome.done(party);
    }

    /**
     * Ends the freeze of a changed account because the previous one is lost or a transfer came back.
     *
     * @param reason what the officer heard when calling back a number that was known before the change
     */
    @Transactional
    public Outcome<PayoutAccount> release(PartyId party, UUID account, String reason) {
        access.requireRelease(party);
        Optional<PayoutAccount> frozen = store.historyForChange(party)
                .frozenOn(time.today())
                .filter(candidate -> candidate.id().equals(account));
        if (frozen.isEmpty()) {
            return Outcome.refused(Refusal.of("parties.iban_not_frozen"));
        }
        if (reason.isBlank()) {
            return Outcome.refused(Refusal.of("parties.release_reason_missing"));
        }
        PayoutAccount released = store.release(account, access.actor(), reason.strip());
        audit.changed("party.account_released", "party", party.value(), Map.of("account", account, "reason", reason));
        return Outcome.done(released);
    }
}
