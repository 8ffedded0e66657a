package coop.ouvrage.employment;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.spi.WorkRules;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An officer decides on a lasting contract with a forecast of what its unit earns, and looks at it again each year. */
@Service
public class LongDecisions {

    private final LongStore store;
    private final LongCheck check;
    private final LongAccess access;
    private final LongMonths months;
    private final ContractStore contracts;
    private final ContractPaper paper;
    private final ContractMail mail;
    private final WorkRules rules;
    private final Policies policies;
    private final Parties parties;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Worklist worklist;
    private final Audit audit;
    private final BusinessTime time;

    LongDecisions(
            LongStore store,
            LongCheck check,
            LongAccess access,
            LongMonths months,
            ContractStore contracts,
            ContractPaper paper,
            ContractMail mail,
            WorkRules rules,
            Policies policies,
            Parties parties,
            Permissions permissions,
            CurrentUser user,
            Worklist worklist,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.check = check;
        this.access = access;
        this.months = months;
        this.contracts = contracts;
        this.paper = paper;
        this.mail = mail;
        this.rules = rules;
        this.policies = policies;
        this.parties = parties;
        this.permissions = permissions;
        this.user = user;
        this.worklist = worklist;
        this.audit = audit;
        this.time = time;
    }

    /**
     * An officer agrees: the forecast is kept and the first month goes to the worker for signature.
     *
     * @param forecast whose cautious year must carry the pay; no salary rises from one good month
     */
    @Transactional
    public Outcome<UUID> agree(UUID id, LongForecast forecast) {
        LongContract contract = access.open(id);
        List<Refusal> refusals = undecided(contract);
        refusals.addAll(ofForecast(contract, forecast));
        if (!contract.startsOn().isAfter(time.today())) {
            refusals.add(Refusal.of("employment.long_start_past", "day", contract.startsOn()));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.forecast(id, forecast, user.partyId().orElse(null));
        String language = rules.languageOf(
                        contract.startsOn(),
                        contract.post().place(),
                        parties.person(new PartyId(contract.worker()))
                                .language()
                                .getLanguage())
                .value();
        WorkContract first =
                months.draft(contract, firstMonth(contract), language).orElseThrow();
        contracts.insert(first, user.partyId().orElse(null), "");
        store.decided(
                id, LongContract.State.AGREED, first.id(), user.partyId().orElse(null), forecast.reason(), time.now());
        WorkContract sent = contracts.find(first.id()).orElseThrow();
        paper.write(sent);
        contracts.sent(first.id(), time.now());
        mail.askWorker(sent);
        close(id, "agreed");
        return Outcome.done(id);
    }

    /** The month of the first shift. */
    private static YearMonth firstMonth(LongContract contract) {
        YearMonth month = YearMonth.from(contract.startsOn());
        return contract.days(month).isEmpty() ? month.plusMonths(1) : month;
    }

    @Transactional
    public Outcome<UUID> refuse(UUID id, String reason) {
        LongContract contract = access.open(id);
        List<Refusal> refusals = undecided(contract);
        if (reason.isBlank()) {
            refusals.add(Refusal.of("employment.reason_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.decided(id, LongContract.State.REFUSED, null, user.partyId().orElse(null), reason, time.now());
        close(id, "refused");
        return Outcome.done(id);
    }

    private void close(UUID id, String how) {
        worklist.close(LongContracts.ASKED, id, how);
        audit.changed("long." + how, "long_contract", id, Map.of());
    }

    private List<Refusal> undecided(LongContract contract) {
        List<Refusal> refusals = new ArrayList<>(access.ownCase(contract));
        if (contract.state() != LongContract.State.ASKED) {
            refusals.add(Refusal.of("employment.already_decided"));
        }
        return refusals;
    }

    private List<Refusal> ofForecast(LongContract contract, LongForecast forecast) {
        if (forecast.cautious().isNegative()
                || forecast.cautious().compareTo(forecast.expected()) > 0
                || forecast.expected().compareTo(forecast.good()) > 0) {
            return List.of(Refusal.of("employment.long_forecast_order"));
        }
        Money most = carried(contract, forecast);
        Money gross = contract.gross(access.month());
        return gross.compareTo(most) > 0
                ? List.of(Refusal.of("employment.long_above_forecast", "gross", gross, "most", most))
                : List.of();
    }

    /** The monthly gross that a cautious year carries. */
    public Money carried(LongContract contract, LongForecast forecast) {
        LocalDate today = time.today();
        return forecast.monthlyGross(
                check.coefficient(contract.kind(), today), policies.number("employment.long_pays", today));
    }

    /** Looks at the income again: a new forecast, from which the next rider can follow. */
    @Transactional
    public Outcome<UUID> review(UUID id, LongForecast forecast) {
        LongContract contract = access.open(id);
        List<Refusal> refusals = new ArrayList<>(access.ownCase(contract));
        ofForecast(contract, forecast).stream()
                .filter(refusal -> refusal.code().equals("employment.long_forecast_order"))
                .forEach(refusals::add);
        if (forecast.reason().isBlank()) {
            refusals.add(Refusal.of("employment.reason_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.forecast(id, forecast, user.partyId().orElse(null));
        worklist.close(LongWatch.REVIEW, id, "reviewed");
        audit.changed("long.reviewed", "long_contract", id, Map.of("cautious", forecast.cautious()));
        return Outcome.done(id);
    }

    public boolean mayDecide(LongContract contract) {
        return permissions.allows(Permission.LONG_DECIDE, contract.unit())
                && access.ownCase(contract).isEmpty();
    }
}
