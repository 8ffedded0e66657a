package coop.ouvrage.replay;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.demo.Numbers;
import coop.ouvrage.membership.Admission;
import coop.ouvrage.membership.Agreement;
import coop.ouvrage.membership.Agreements;
import coop.ouvrage.membership.Membership;
import coop.ouvrage.membership.ShareRegister;
import coop.ouvrage.membership.Trade;
import coop.ouvrage.parties.CivilStatus;
import coop.ouvrage.parties.FamilySituation;
import coop.ouvrage.parties.FamilySituations;
import coop.ouvrage.parties.NationalNumbers;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.parties.Sex;
import coop.ouvrage.replay.population.Soul;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * People join as they do: registration in all its parts, agreement, admission by the team, share paid. Those of one day do each part one
 * after the other, so that what all of them need is read and written together.
 */
@ReplayOnly
@Component
@Order(30)
class People implements Stage {

    private final ReplayedYear year;
    private final Cast cast;
    private final Checkpoints checkpoints;
    private final Users users;
    private final Membership membership;
    private final Agreements agreements;
    private final Admission admission;
    private final ShareRegister shares;
    private final Units units;
    private final NationalNumbers nationalNumbers;
    private final PayoutAccounts accounts;
    private final FamilySituations families;
    private final BusinessTime time;

    People(
            ReplayedYear year,
            Cast cast,
            Checkpoints checkpoints,
            Users users,
            Membership membership,
            Agreements agreements,
            Admission admission,
            ShareRegister shares,
            Units units,
            NationalNumbers nationalNumbers,
            PayoutAccounts accounts,
            FamilySituations families,
            BusinessTime time) {
        this.year = year;
        this.cast = cast;
        this.checkpoints = checkpoints;
        this.users = users;
        this.membership = membership;
        this.agreements = agreements;
        this.admission = admission;
        this.shares = shares;
        this.units = units;
        this.nationalNumbers = nationalNumbers;
        this.accounts = accounts;
        this.families = families;
        this.time = time;
    }

    @Override
    public String name() {
        return "people";
    }

    @Override
    public boolean has(LocalDate day) {
        return !year.joining(day).isEmpty();
    }

    @Override
    public int live(LocalDate day) {
        List<Soul> souls = year.joining(day);
        if (!souls.isEmpty()) {
            join(souls);
        }
        return souls.size();
    }

    static String email(int number) {
        return "p" + number + "@people.example";
    }

    private void join(List<Soul> souls) {
        users.expect(souls.stream().map(soul -> email(soul.number())).toList());
        Map<Soul, PartyId> ids = new LinkedHashMap<>();
        souls.forEach(soul -> ids.put(soul, begin(soul)));
        nationalNumbers.expect(souls.stream().map(Soul::national).toList());
        each(ids, this::tell);
        each(ids, this::sign);
        each(ids, (soul, id) -> membership.send(id).orThrow());
        membership.expect(ids.values());
        cast.officer(Officer.TEAM, () -> {
            ids.values().forEach(id -> admission.admit(id).orThrow());
            return ids;
        });
        membership.expect(ids.values());
        units.expect(ids.values().stream().map(PartyId::value).toList());
        shares.expect(souls.stream().map(People::evidence).toList());
        cast.officer(Officer.TEAM, () -> {
            ids.forEach(this::pay);
            return ids;
        });
    }

    private void each(Map<Soul, PartyId> ids, BiConsumer<Soul, PartyId> part) {
        membership.expect(ids.values());
        ids.forEach((soul, id) -> cast.applicant(id.value(), () -> {
            part.accept(soul, id);
            return id;
        }));
    }

    private PartyId begin(Soul soul) {
        PartyId id = membership.begin(draft(soul)).orThrow();
        UserId user = users.create(
                        email(soul.number()), soul.given() + " " + soul.family(), language(soul), id.value(), null)
                .orThrow();
        users.grant(user, Role.EMPLOYEE);
        checkpoints.remember(Cast.PERSON, soul.number(), id.value());
        return id;
    }

    private static String language(Soul soul) {
        return soul.region().equals("Flanders") ? "nl" : "fr";
    }

    private static PersonDraft draft(Soul soul) {
        boolean north = soul.region().equals("Flanders");
        return new PersonDraft(
                PersonName.of(soul.given(), soul.family()),
                soul.born(),
                soul.woman() ? Sex.FEMALE : Sex.MALE,
                "BE",
                Locale.of(language(soul)),
                email(soul.number()),
                null,
                new PostalAddress(
                        north ? "Kerkstraat" : "Rue Haute",
                        Integer.toString(1 + soul.number()),
                        null,
                        north ? "9000" : soul.region().equals("Wallonia") ? "5000" : "1000",
                        north ? "Gent" : soul.region().equals("Wallonia") ? "Namur" : "Bruxelles",
                        "BE"));
    }

    private void tell(Soul soul, PartyId id) {
        nationalNumbers.declare(id, soul.national()).orThrow();
        accounts.declare(id, Numbers.iban(soul.number())).orThrow();
        int children = soul.number() % 4 == 0 ? 2 : soul.number() % 7 == 0 ? 1 : 0;
        families.declare(
                id,
                new FamilySituation(year.first().getYear(), CivilStatus.SINGLE, null, false, false, children, 0, 0));
        membership.saveTrade(id, Trade.OTHER, soul.sector(), soul.shares()).orThrow();
    }

    private void sign(Soul soul, PartyId id) {
        String language = language(soul);
        agreements
                .sign(id, language, Agreement.inForce(language).textHash(), soul.given() + " " + soul.family(), true)
                .orThrow();
    }

    private static String evidence(Soul soul) {
        return "replay:" + soul.number();
    }

    private void pay(Soul soul, PartyId id) {
        shares.unpaid(id)
                .ifPresent(subscription -> shares.paid(
                                subscription.id(), subscription.called(), time.today(), evidence(soul))
                        .orThrow());
    }
}
