package coop.ouvrage.membership;

import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Mails to people on their way into the co-operative. */
@Component
class MemberNotices {

    private final Messages messages;
    private final Parties parties;

    MemberNotices(Messages messages, Parties parties) {
        this.messages = messages;
        this.parties = parties;
    }

    void admitted(PartyId party) {
        send(party, "membership.mail.admitted", Map.of(), "/home");
    }

    void asked(PartyId party, String words) {
        send(party, "membership.mail.asked", Map.of("words", words), "/join/registration");
    }

    void refused(PartyId party, String reason) {
        send(party, "membership.mail.refused", Map.of("reason", reason), "/join/registration");
    }

    private void send(PartyId party, String key, Map<String, String> values, String link) {
        parties.email(party)
                .ifPresent(address -> messages.send(
                        Message.to(address, parties.language(party).getLanguage(), key)
                                .with(values)
                                .link(link)));
    }
}
