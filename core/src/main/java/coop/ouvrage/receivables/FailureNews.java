package coop.ouvrage.receivables;

import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells holders at once what the failure of a client means for them. */
@Component
class FailureNews {

    private final Units units;
    private final Parties parties;
    private final Messages messages;

    FailureNews(Units units, Parties parties, Messages messages) {
        this.units = units;
        this.parties = parties;
        this.messages = messages;
    }

    void tell(OpenItem item, Settlement loss) {
        for (UUID id : item.units()) {
            ProductionUnit unit = units.get(id);
            PartyId holder = new PartyId(unit.holder());
            parties.email(holder)
                    .ifPresent(address -> messages.send(Message.to(
                                    address, parties.language(holder).getLanguage(), "receivables.mail.client_failed")
                            .with(Map.of(
                                    "number", item.number(),
                                    "unit", unit.name(),
                                    "fund", fund(item, loss, id),
                                    "own", own(item, loss, id)))
                            .link("/invoices/" + item.invoice() + "/payment")
                            .once("client-failed:" + item.invoice() + ":" + id)));
        }
    }

    private static Money fund(OpenItem item, Settlement loss, UUID unit) {
        return Money.sum(item.parts().stream()
                .filter(part -> part.unit().equals(unit))
                .flatMap(part -> loss.parts().stream().filter(share -> share.part() == part.number()))
                .map(Settlement.PartShare::fund)
                .toList());
    }

    private static Money own(OpenItem item, Settlement loss, UUID unit) {
        return Money.sum(item.parts().stream()
                .filter(part -> part.unit().equals(unit))
                .flatMap(part -> loss.parts().stream().filter(share -> share.part() == part.number()))
                .map(share -> share.net().minus(share.fund()))
                .toList());
    }
}
