package coop.ouvrage.transfers;

import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.unit.Units;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the holder of the other unit what was proposed, agreed, refused or taken back. */
@Component
class InternalNotices {

    private final Units units;
    private final Parties parties;
    private final Messages messages;

    InternalNotices(Units units, Parties parties, Messages messages) {
        this.units = units;
        this.parties = parties;
        this.messages = messages;
    }

    /** @param what last word of the key of its text: {@code proposed}, {@code agreed}, {@code refused}, {@code reversed} */
    void tell(UUID unit, UUID other, String what, InternalInvoice document) {
        PartyId holder = new PartyId(units.get(unit).holder());
        parties.email(holder)
                .ifPresent(address -> messages.send(
                        Message.to(address, parties.language(holder).getLanguage(), "transfers.mail." + what)
                                .with(Map.of(
                                        "title", document.title(),
                                        "amount", document.amount(),
                                        "unit", units.get(unit).name(),
                                        "other", units.get(other).name(),
                                        "reason", document.reason()))
                                .link("/internal/" + document.id())
                                .once("internal-invoice:" + document.id() + ":" + what)));
    }
}
