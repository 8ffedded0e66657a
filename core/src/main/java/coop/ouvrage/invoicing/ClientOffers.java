package coop.ouvrage.invoicing;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Clients;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Offers and orders of one client, for a caller who has proved that it speaks for the client. */
@Service
public class ClientOffers {

    private static final Duration LIFE = Duration.ofDays(7);
    private static final int MOST = 200;

    private final QuoteStore quotes;
    private final QuoteLinks links;
    private final Clients clients;
    private final BusinessTime time;
    private final JdbcClient jdbc;

    ClientOffers(QuoteStore quotes, QuoteLinks links, Clients clients, BusinessTime time, JdbcClient jdbc) {
        this.quotes = quotes;
        this.links = links;
        this.clients = clients;
        this.time = time;
        this.jdbc = jdbc;
    }

    /** What was offered to a client, the latest first; drafts are not told. */
    @Transactional(readOnly = true)
    public List<Quote> of(UUID client) {
        return jdbc.sql("""
                select id from quote where client_id = :client and state <> 'DRAFT' order by made_on desc, id desc limit :most""").param("client", client).param("most", MOST).query(UUID.class).list().stream()
                .flatMap(id -> quotes.find(new QuoteId(id)).stream())
                .toList();
    }

    /** The path of a further link to an offer of this client, on which it accepts with a code to its own address. */
    @Transactional
    public Optional<String> link(UUID client, QuoteId id) {
        return quotes.find(id)
                .filter(quote -> quote.client().equals(client) && quote.state() != Quote.State.DRAFT)
                .flatMap(quote -> clients.contactAddress(client))
                .map(contact -> "/l/" + links.another(id, contact, time.now().plus(LIFE)));
    }
}
