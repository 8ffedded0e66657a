package coop.ouvrage.demo;

import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BankDays;
import coop.ouvrage.calendar.BusinessTime;
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
import coop.ouvrage.parties.Sex;
import coop.ouvrage.treasury.BankAccounts;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** One person joins: registration in all its parts, agreement, admission by the team, unit, share. */
@DemoOnly
@Component
class Joining {

    /** Bank days from a transfer to the morning after finance has taken its statement. */
    private static final int DAYS_TO_THE_BOOKS = 2;

    private final Cast cast;
    private final Enrolment enrolment;
    private final Membership membership;
    private final Agreements agreements;
    private final Admission admission;
    private final ShareRegister shares;
    private final NationalNumbers nationalNumbers;
    private final PayoutAccounts accounts;
    private final FamilySituations families;
    private final Units units;
    private final BankAccounts own;
    private final BankDays bankDays;
    private final Agenda agenda;
    private final Surroundings surroundings;
    private final BusinessTime time;

    Joining(
            Cast cast,
            Enrolment enrolment,
            Membership membership,
            Agreements agreements,
            Admission admission,
            ShareRegister shares,
            NationalNumbers nationalNumbers,
            PayoutAccounts accounts,
            FamilySituations families,
            Units units,
            BankAccounts own,
            BankDays bankDays,
            Agenda agenda,
            Surroundings surroundings,
            BusinessTime time) {
        this.cast = cast;
        this.enrolment = enrolment;
        this.membership = membership;
        this.agreements = agreements;
        this.admission = admission;
        this.shares = shares;
        this.nationalNumbers = nationalNumbers;
        this.accounts = accounts;
        this.families = families;
        this.units = units;
        this.own = own;
        this.bankDays = bankDays;
        this.agenda = agenda;
        this.surroundings = surroundings;
        this.time = time;
    }

    void join(Performer p) {
        PartyId id = membership.begin(draft(p)).orThrow();
        enrolment.enrol(
                p.email(),
                p.given() + " " + p.family(),
                p.language().getLanguage(),
                id.value(),
                Cast.WITH_PASSWORD.contains(p.key()) ? Cast.PASSWORD : null,
                Set.of(Role.EMPLOYEE));
        cast.met(p.key(), id);
        cast.act(p.key(), () -> register(p, id));
        if (p.key().equals(WAITS)) {
            return;
        }
        cast.act("nadege", () -> admit(p, id));
        cast.changed(p.key());
    }

    /** The last to come, whose registration waits for the visitor. */
    private static final String WAITS = "gabriel";

    private static PersonDraft draft(Performer p) {
        return new PersonDraft(
                PersonName.of(p.given(), p.family()),
                p.born(),
                Sex.UNSTATED,
                "BE",
                p.language(),
                p.email(),
                null,
                Arrivals.address(p.street(), p.postcode(), p.town(), "BE"));
    }

    private void register(Performer p, PartyId id) {
        nationalNumbers.declare(id, Numbers.national(p.born(), p.number())).orThrow();
        accounts.declare(id, Numbers.iban(1000 + p.number())).orThrow();
        int children = p.number() % 4 == 0 ? 2 : p.number() % 7 == 0 ? 1 : 0;
        for (int year : List.of(2025, 2026)) {
            families.declare(id, new FamilySituation(year, CivilStatus.SINGLE, null, false, false, children, 0, 0));
        }
        membership
                .saveTrade(id, trade(p), p.function(), p.hasShare() ? 1 + p.number() % 3 : 0)
                .orThrow();
        String language = p.language().getLanguage();
        agreements
                .sign(id, language, Agreement.inForce(language).textHash(), p.given() + " " + p.family(), true)
                .orThrow();
        membership.send(id).orThrow();
    }

    private void admit(Performer p, PartyId id) {
        admission.admit(id).orThrow();
        if (units.ofHolder(id.value()).isEmpty()) {
            units.open(Opening.ENTITY, id.value(), p.unit(), p.function(), !p.hasShare())
                    .orThrow();
        }
        UUID unit = units.ofHolder(id.value()).getFirst().id().value();
        if (p.hasShare()) {
            LocalDate paid = bankDays.sameOrNext(time.today());
            agenda.on(paid, () -> pay(p, id));
            agenda.on(
                    bankDays.plusBankDays(paid, DAYS_TO_THE_BOOKS),
                    () -> cast.act(
                            "nadege",
                            () -> units.change(unit, p.unit(), p.function(), p.activity())
                                    .orThrow()));
        }
    }

    /** By transfer with the reference that the co-operative gave; its next statement says so. */
    private void pay(Performer p, PartyId id) {
        shares.unpaid(id)
                .ifPresent(subscription -> surroundings
                        .bank()
                        .pay(
                                own.of(Opening.AGENCY).iban().value(),
                                subscription.called().toDecimal(),
                                p.given() + " " + p.family(),
                                Numbers.iban(1000 + p.number()),
                                subscription.reference().digits(),
                                ""));
    }

    private static Trade trade(Performer p) {
        return switch (p.trade()) {
            case "musician", "accordionist", "pianist", "singer", "percussionist", "choir conductor" -> Trade.MUSIC;
            case "stage actor", "comedian", "dancer", "puppeteer", "scenographer", "stagehand" -> Trade.STAGE;
            case "sound technician", "video editor", "camera operator", "filmmaker", "lighting technician" ->
                Trade.FILM_AND_SOUND;
            case "illustrator", "photographer", "sign painter" -> Trade.VISUAL_ARTS;
            case "journalist", "translator", "copywriter", "editor", "interpreter" -> Trade.WRITING;
            case "graphic designer", "costume designer", "game designer", "architectural drawer" -> Trade.DESIGN;
            case "web developer", "data analyst" -> Trade.COMPUTING;
            case "trainer", "tutor", "yoga teacher", "dance teacher", "coach" -> Trade.TRAINING;
            case "caterer", "cook", "beekeeper" -> Trade.FOOD;
            case "driver" -> Trade.DELIVERY;
            default -> Trade.CRAFT;
        };
    }
}
