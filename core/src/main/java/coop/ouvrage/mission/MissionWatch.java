package coop.ouvrage.mission;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.employment.Assignment;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.policy.Policies;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Warns of a departure without certificate: worker and holder read it some days before, and again on the day itself. Nobody is kept from
 * leaving: without the certificate the country of work may ask for its own contributions, which payroll weighs.
 */
@Component
class MissionWatch {

    private final MissionStore store;
    private final Contracts contracts;
    private final Messages messages;
    private final Parties parties;
    private final Policies policies;
    private final CurrentUser user;

    MissionWatch(
            MissionStore store,
            Contracts contracts,
            Messages messages,
            Parties parties,
            Policies policies,
            CurrentUser user) {
        this.store = store;
        this.contracts = contracts;
        this.messages = messages;
        this.parties = parties;
        this.policies = policies;
        this.user = user;
    }

    @EventListener
    @Order(DayOrder.EMPLOYMENT)
    void on(DayBegan event) {
        LocalDate today = event.day();
        LocalDate soon = today.plusDays(policies.number("mission.warn_days", today));
        user.asSystem(() -> store.from(today).stream()
                .filter(mission -> !mission.settled() && !mission.said().from().isAfter(soon))
                .forEach(mission -> warn(mission, today)));
    }

    private void warn(Mission mission, LocalDate today) {
        WorkContract contract = contracts.find(mission.contract()).orElseThrow();
        if (!contract.state().binding() || mission.said().from().isBefore(today)) {
            return;
        }
        String when = mission.said().from().equals(today) ? "today" : "soon";
        Assignment assignment = contract.assignment();
        for (UUID person : List.of(assignment.worker(), assignment.holder())) {
            PartyId party = new PartyId(person);
            parties.email(party)
                    .ifPresent(address -> messages.send(
                            Message.to(address, parties.language(party).getLanguage(), "mission.mail.missing")
                                    .with(Map.of(
                                            "function",
                                            contract.post().function(),
                                            "country",
                                            mission.country(),
                                            "day",
                                            mission.said().from()))
                                    .link("/contracts/" + contract.id() + "/mission")
                                    .once("mission:" + mission.id() + ":" + when + ":" + person)));
        }
    }
}
