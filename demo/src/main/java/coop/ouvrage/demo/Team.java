package coop.ouvrage.demo;

import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The support team is there from the first day. */
@DemoOnly
@Component
@Order(10)
class Team implements Plot {

    private final Parties parties;
    private final Enrolment enrolment;
    private final Cast cast;
    private final Together together;

    Team(Parties parties, Enrolment enrolment, Cast cast, Together together) {
        this.parties = parties;
        this.enrolment = enrolment;
        this.cast = cast;
        this.together = together;
    }

    @Override
    public void on(LocalDate day) {
        if (day.equals(DemoYear.FIRST)) {
            together.happen(
                    "somebody of the team",
                    Officer.TEAM.stream().map(o -> (Runnable) () -> hire(o)).toList());
        }
    }

    private void hire(Officer officer) {
        PartyId party = parties.registerPerson(PersonDraft.named(
                        PersonName.of(officer.given(), officer.family()),
                        Locale.of(officer.language()),
                        officer.email()))
                .orThrow();
        enrolment.enrol(
                officer.email(),
                officer.given() + " " + officer.family(),
                officer.language(),
                party.value(),
                Cast.PASSWORD,
                Set.of(officer.role()));
        cast.met(officer.key(), party);
    }
}
