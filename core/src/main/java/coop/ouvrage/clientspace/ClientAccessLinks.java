package coop.ouvrage.clientspace;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.clientspace.ClientLinkStore.Kind;
import coop.ouvrage.messaging.MailLimit;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.messaging.OneTimeCodes;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.recovery.spi.ClientLinks;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may read the papers of a client without account: who holds a link that was mailed to it, or a key that it made with a one-time
 * code. Both expire and can be revoked; what binds the client asks for a code to its address besides.
 */
@Service
public class ClientAccessLinks implements ClientLinks {

    static final String PATH = "/l/space/";
    private static final String PURPOSE = "client-space";
    private static final int MOST_CLIENTS = 20;

    private final ClientLinkStore store;
    private final OneTimeCodes codes;
    private final MailLimit limit;
    private final Messages messages;
    private final Parties parties;
    private final Policies policies;
    private final Audit audit;
    private final BusinessTime time;
    private final JdbcClient jdbc;

    ClientAccessLinks(
            ClientLinkStore store,
            OneTimeCodes codes,
            MailLimit limit,
            Messages messages,
            Parties parties,
            Policies policies,
            Audit audit,
            BusinessTime time,
            JdbcClient jdbc) {
        this.store = store;
        this.codes = codes;
        this.limit = limit;
        this.messages = messages;
        this.parties = parties;
        this.policies = policies;
        this.audit = audit;
        this.time = time;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public Map<UUID, String> open(Collection<UUID> clients) {
        return store.open(clients, Kind.LINK, until("clientspace.link_days")).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> PATH + entry.getValue()));
    }

    private Instant until(String policy) {
        return time.now().plus(Duration.ofDays(policies.number(policy, time.today())));
    }

    /** The client of a link; empty for one that is unknown, expired or revoked: all three look alike. */
    @Transactional(readOnly = true)
    public Optional<UUID> ofLink(String token) {
        return store.client(token, Kind.LINK);
    }

    /** The client of a program's key, likewise. */
    @Transactional(readOnly = true)
    public Optional<UUID> ofKey(String key) {
        return store.client(key, Kind.KEY);
    }

    /**
     * Mails a link to every client with this address. The answer is the same whether there is one or not.
     *
     * @return refused when the network asks too often
     */
    @Transactional
    public Outcome<Boolean> ask(String network, String address) {
        Outcome<Boolean> may = limit.ask(network, address);
        if (may instanceof Outcome.Done<Boolean>(Boolean leaves) && leaves) {
            List<UUID> clients = jdbc.sql("""
                            select p.id from party p join client c on c.party_id = p.id
                            where lower(p.email) = lower(:address) and c.state <> 'REFUSED' order by p.id limit :most""")
                    .param("address", address.strip())
                    .param("most", MOST_CLIENTS)
                    .query(UUID.class)
                    .list();
            Map<UUID, String> paths = clients.isEmpty() ? Map.of() : open(clients);
            paths.forEach((client, path) ->
                    messages.send(Message.to(address.strip(), language(client), "clientspace.mail.link")
                            .with(Map.of("client", parties.name(client)))
                            .link(path)));
        }
        return may;
    }

    private String language(UUID client) {
        return parties.language(new PartyId(client)).getLanguage();
    }

    /** Mails a code to the client's own address: to agree to a plan, or to make a key. */
    @Transactional
    public Outcome<UUID> sendCode(UUID client) {
        Optional<String> address = parties.email(new PartyId(client));
        return address.isEmpty()
                ? Outcome.refused(Refusal.of("clientspace.no_address"))
                : codes.send(
                        PURPOSE,
                        client,
                        Message.to(address.get(), language(client), "clientspace.mail.code")
                                .with(Map.of("client", parties.name(client))));
    }

    Outcome<UUID> checkCode(UUID client, String code) {
        return codes.check(PURPOSE, client, code);
    }

    /** A key for the client's program, shown once; an earlier one ends. */
    @Transactional
    public Outcome<String> newKey(UUID client, String code) {
        return switch (checkCode(client, code)) {
            case Outcome.Refused<UUID>(List<Refusal> refusals) -> Outcome.refused(refusals);
            case Outcome.Done<UUID> right -> {
                store.revoke(client, Kind.KEY);
                audit.changed("clientspace.key_made", "client", client, Map.of());
                yield Outcome.done(store.open(List.of(client), Kind.KEY, until("clientspace.key_days"))
                        .getOrDefault(client, ""));
            }
        };
    }

    @EventListener
    @Transactional
    void forget(DayBegan day) {
        store.forget(time.now().minus(Duration.ofDays(30)));
    }
}
