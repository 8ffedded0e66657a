package coop.ouvrage.royalties;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.Person;
import coop.ouvrage.policy.Policies;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells who proposed a concession and its authors that it ends, once, while there is time to renew it. */
@Component
class EndingConcessions {

    private final ConcessionRows rows;
    private final Parties parties;
    private final Messages messages;
    private final CurrentUser user;
    private final Policies policies;

    EndingConcessions(ConcessionRows rows, Parties parties, Messages messages, CurrentUser user, Policies policies) {
        this.rows = rows;
        this.parties = parties;
        this.policies = policies;
        this.messages = messages;
        this.user = user;
    }

    @EventListener
    @Order(DayOrder.CLOSING)
    @Transactional
    public void on(DayBegan event) {
        List<Concession> ending = rows.tellEnding(
                event.day(), event.day().plusDays(policies.number(RoyaltyReading.RENEWAL_DAYS, event.day())));
        if (ending.isEmpty()) {
            return;
        }
        Set<UUID> concerned =
                ending.stream().flatMap(EndingConcessions::concerned).collect(Collectors.toSet());
        Map<UUID, Person> people = user.asSystem(() -> parties.persons(concerned));
        messages.send(ending.stream()
                .flatMap(concession -> concerned(concession)
                        .flatMap(party -> Optional.ofNullable(people.get(party)).stream())
                        .flatMap(person -> mail(concession, person).stream()))
                .toList());
    }

    private static Stream<UUID> concerned(Concession concession) {
        return Stream.concat(
                        Stream.of(concession.proposedBy()),
                        concession.royalties().stream().map(Royalty::author))
                .distinct();
    }

    private static Optional<Message> mail(Concession concession, Person person) {
        return Optional.ofNullable(person.email())
                .map(address -> Message.to(address, person.language().getLanguage(), "royalties.mail.ending")
                        .with(Map.of("work", concession.work(), "day", Objects.requireNonNull(concession.until())))
                        .link("/royalties"));
    }
}
