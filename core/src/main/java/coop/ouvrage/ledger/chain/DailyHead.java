package coop.ouvrage.ledger.chain;

import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Mails the heads of a day to the auditor, who then holds what no administrator of the database can change. */
@Component
class DailyHead {

    private final Sealer sealer;
    private final Messages messages;
    private final String address;
    private final String language;

    DailyHead(
            Sealer sealer,
            Messages messages,
            @Value("${ouvrage.auditor.address:}") String address,
            @Value("${ouvrage.auditor.language:en}") String language) {
        this.sealer = sealer;
        this.messages = messages;
        this.address = address;
        this.language = language;
    }

    void tell(LocalDate day) {
        List<Link> heads = sealer.heads().values().stream()
                .sorted(Comparator.comparing(Link::entity))
                .toList();
        if (address.isEmpty() || heads.isEmpty()) {
            return;
        }
        String lines = heads.stream()
                .map(l -> l.entity() + " " + l.position() + " " + l.seal())
                .collect(Collectors.joining("\n"));
        messages.send(Message.to(address, language, "ledger.mail.head")
                .with(Map.of("day", day, "heads", lines))
                .once("ledger.head:" + day));
    }
}
