package coop.ouvrage.replay;

import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.demo.Numbers;
import coop.ouvrage.employment.Mandates;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.policy.PolicyDecisions;
import coop.ouvrage.returns.AuthorityPayments;
import coop.ouvrage.treasury.BankAccounts;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was there before the year began: the team, money at the bank, a filled guarantee fund, a mandate, accounts of the authorities. */
@ReplayOnly
@Component
@Order(10)
class Opening implements Stage {

    /** At scale 1; a small year keeps a floor, since single jobs do not shrink with it. */
    private static final Money FUND = Money.of("9000000.00");

    private static final Money LEAST_FUND = Money.of("200000.00");

    /** At scale 1 a quarter's contributions are more than one person may release in a day elsewhere. */
    private static final Money RELEASES = Money.of("50000000.00");

    private static final String RELEASE_LIMIT = "treasury.release_limit";
    private static final int OWN_ACCOUNTS = 9_900_000;

    private final ReplayedYear year;
    private final Cast cast;
    private final Parties parties;
    private final Users users;
    private final Ledger ledger;
    private final Units units;
    private final Mandates mandates;
    private final BankAccounts accounts;
    private final AuthorityPayments authorities;
    private final Policies policies;
    private final PolicyDecisions decisions;
    private final Around around;

    Opening(
            ReplayedYear year,
            Cast cast,
            Parties parties,
            Users users,
            Ledger ledger,
            Units units,
            Mandates mandates,
            BankAccounts accounts,
            AuthorityPayments authorities,
            Policies policies,
            PolicyDecisions decisions,
            Around around) {
        this.year = year;
        this.cast = cast;
        this.parties = parties;
        this.users = users;
        this.ledger = ledger;
        this.units = units;
        this.mandates = mandates;
        this.accounts = accounts;
        this.authorities = authorities;
        this.policies = policies;
        this.decisions = decisions;
        this.around = around;
    }

    @Override
    public String name() {
        return "opening";
    }

    @Override
    public int live(LocalDate day) {
        if (!day.equals(year.first())) {
            return 0;
        }
        for (Officer officer : Officer.values()) {
            hire(officer);
        }
        Money fund = FUND.times(year.population().scale()).max(LEAST_FUND);
        Money pot = fund.times(BigDecimal.valueOf(2));
        ledger.post(EntryDraft.in(ReplayedYear.ENTITY, Journal.SUNDRY, day)
                .key("replay:opening")
                .from("opening", units.pot(ReplayedYear.ENTITY))
                .text("demo.entry.opening", Map.of())
                .debit(AccountRole.BANK, fund.plus(pot), Dim.none())
                .credit(AccountRole.OPENING, fund, Dim.unit(units.fund(ReplayedYear.ENTITY)))
                .credit(AccountRole.OPENING, pot, Dim.unit(units.pot(ReplayedYear.ENTITY)))
                .build());
        around.bank()
                .openAccount(
                        accounts.of(ReplayedYear.ENTITY).iban().value(),
                        "La Traverse Production",
                        fund.plus(pot).toDecimal().setScale(2, RoundingMode.UNNECESSARY));
        mandates.grant(ReplayedYear.ENTITY, "Colin Mayeur", "directeur délégué", day, "conseil d'administration");
        authorities();
        limit(day);
        return 1;
    }

    /** What one person may release in a day goes with the size of the co-operative, where that is more than the usual amount. */
    private void limit(LocalDate day) {
        Money limit = RELEASES.times(year.population().scale());
        if (limit.compareTo(policies.amount(RELEASE_LIMIT, day)) > 0) {
            cast.officer(
                    Officer.ADMINISTRATOR,
                    () -> decisions
                            .decide(RELEASE_LIMIT, day.plusDays(1), limit.toDecimal(), "conseil d'administration")
                            .orThrow());
        }
    }

    private void hire(Officer officer) {
        PartyId party = parties.registerPerson(
                        PersonDraft.named(PersonName.of("Officer", officer.name()), Locale.of("fr"), officer.login()))
                .orThrow();
        UserId user = users.create(officer.login(), officer.name(), "fr", party.value(), null)
                .orThrow();
        users.grant(user, officer.role());
    }

    private void authorities() {
        List<String> codes = List.of("be.social_security", "be.tax", "be.vat");
        for (String authority : codes) {
            String iban = Numbers.iban(OWN_ACCOUNTS + codes.indexOf(authority));
            cast.officer(
                    Officer.FINANCE,
                    () -> authorities
                            .enter(authority, iban, "Lettre de l’administration")
                            .orThrow());
            cast.officer(
                    Officer.SECOND_FINANCE, () -> authorities.confirm(authority).orThrow());
        }
    }
}
