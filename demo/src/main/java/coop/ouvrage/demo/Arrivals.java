package coop.ouvrage.demo;

import coop.ouvrage.access.Role;
import coop.ouvrage.customer.ClientDraft;
import coop.ouvrage.customer.ClientId;
import coop.ouvrage.customer.ClientKind;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.customer.Verification;
import coop.ouvrage.parties.CivilStatus;
import coop.ouvrage.parties.FamilySituation;
import coop.ouvrage.parties.FamilySituations;
import coop.ouvrage.parties.NationalNumbers;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.parties.Sex;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** People join and clients appear, most on the first day, the rest over the year. */
@DemoOnly
@Component
@Order(100)
class Arrivals implements Plot {

    private static final int FROM_THE_START = 40;

    private final List<Performer> performers = Performer.all();
    private final List<Payer> payers = Payer.all();
    private final Cast cast;
    private final Parties parties;
    private final NationalNumbers nationalNumbers;
    private final PayoutAccounts accounts;
    private final FamilySituations families;
    private final Enrolment enrolment;
    private final Clients clients;
    private final Verification verification;

    Arrivals(
            Cast cast,
            Parties parties,
            NationalNumbers nationalNumbers,
            PayoutAccounts accounts,
            FamilySituations families,
            Enrolment enrolment,
            Clients clients,
            Verification verification) {
        this.cast = cast;
        this.parties = parties;
        this.nationalNumbers = nationalNumbers;
        this.accounts = accounts;
        this.families = families;
        this.enrolment = enrolment;
        this.clients = clients;
        this.verification = verification;
    }

    @Override
    public void on(LocalDate day) {
        performers.stream()
                .filter(p -> arrives(p.number(), performers.size()).equals(day))
                .forEach(this::join);
        payers.stream()
                .filter(p -> arrives(p.number(), payers.size()).equals(day))
                .forEach(this::appear);
    }

    /** Evenly over the year, the last one a week before the visitor. */
    static LocalDate arrives(int number, int of) {
        if (number <= FROM_THE_START * of / 60) {
            return DemoYear.FIRST;
        }
        int late = number - FROM_THE_START * of / 60;
        int lateOnes = of - FROM_THE_START * of / 60;
        return DemoYear.FIRST.plusDays(350L * late / lateOnes);
    }

    private void join(Performer p) {
        PartyId id = parties.registerPerson(new PersonDraft(
                        PersonName.of(p.given(), p.family()),
                        p.born(),
                        Sex.UNSTATED,
                        "BE",
                        p.language(),
                        p.email(),
                        null,
                        address(p.street(), p.postcode(), p.town(), "BE")))
                .orThrow();
        nationalNumbers.declare(id, Numbers.national(p.born(), p.number())).orThrow();
        accounts.declare(id, Numbers.iban(1000 + p.number())).orThrow();
        int children = p.number() % 4 == 0 ? 2 : p.number() % 7 == 0 ? 1 : 0;
        for (int year : List.of(2025, 2026)) {
            families.declare(id, new FamilySituation(year, CivilStatus.SINGLE, null, false, false, children, 0, 0));
        }
        cast.met(p.key(), id);
        enrolment.enrol(
                p.email(),
                p.given() + " " + p.family(),
                p.language().getLanguage(),
                id.value(),
                Set.of(Role.MEMBER, Role.EMPLOYEE));
    }

    private void appear(Payer p) {
        ClientId id = clients.propose(draft(p), null, true).orThrow();
        cast.metClient(p.key(), id.value());
        boolean stillWaits = p.key().equals("neuf");
        if (!stillWaits) {
            verification.askRegister(id);
            verification
                    .verify(id, p.kind().isRegistered() ? "" : "contrat de commande signé, identité vue")
                    .orThrow();
        }
    }

    private static ClientDraft draft(Payer p) {
        boolean person = p.kind() == ClientKind.PERSON;
        int space = p.name().lastIndexOf(' ');
        return new ClientDraft(
                p.kind(),
                person ? p.name().substring(space + 1) : p.name(),
                person ? p.name().substring(0, space) : "",
                null,
                p.country(),
                p.kind().isRegistered() ? p.enterprise() : "",
                vat(p),
                p.kind() == ClientKind.FOREIGN,
                false,
                p.language(),
                p.email(),
                null,
                address(p.street(), p.postcode(), p.town(), p.country()),
                p.kind() == ClientKind.PUBLIC_BODY,
                null);
    }

    private static String vat(Payer p) {
        return p.kind() == ClientKind.COMPANY ? "BE" + p.enterprise() : "";
    }

    private static PostalAddress address(String line, String postcode, String town, String country) {
        int space = line.lastIndexOf(' ');
        return new PostalAddress(line.substring(0, space), line.substring(space + 1), null, postcode, town, country);
    }
}
