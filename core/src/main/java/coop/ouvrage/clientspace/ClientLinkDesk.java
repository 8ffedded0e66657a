package coop.ouvrage.clientspace;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.clientspace.ClientLinkStore.Kind;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links and keys of a client as finance sees them: when they were made and end, never what they are; ended when one went astray. */
@Service
public class ClientLinkDesk {

    private static final int MOST = 200;

    private final ClientLinkStore store;
    private final ClientAccessLinks links;
    private final Messages messages;
    private final Parties parties;
    private final Permissions permissions;
    private final Audit audit;

    ClientLinkDesk(
            ClientLinkStore store,
            ClientAccessLinks links,
            Messages messages,
            Parties parties,
            Permissions permissions,
            Audit audit) {
        this.store = store;
        this.links = links;
        this.messages = messages;
        this.parties = parties;
        this.permissions = permissions;
        this.audit = audit;
    }

    /**
     * What opens the papers of a client now.
     *
     * @param isKey a program's key, not a person's link
     */
    public record Link(UUID id, boolean isKey, Instant madeAt, Instant expiresAt) {}

    @Transactional(readOnly = true)
    public List<Link> of(UUID client) {
        permissions.require(Permission.BANK_READ);
        return store.living(client, MOST);
    }

    /** Ends one. Ended already, it stays so. */
    @Transactional
    public int revoke(UUID client, UUID link) {
        permissions.require(Permission.BANK_MATCH);
        return revoked(client, store.revoke(client, link));
    }

    /** Ends all links and keys of a client at once. Answers how many lived. */
    @Transactional
    public int revoke(UUID client) {
        permissions.require(Permission.BANK_MATCH);
        return revoked(client, store.revoke(client, Kind.LINK) + store.revoke(client, Kind.KEY));
    }

    private int revoked(UUID client, int ended) {
        audit.changed("clientspace.links_revoked", "client", client, Map.of("count", ended));
        return ended;
    }

    /** Mails a new link to the client's own address. */
    @Transactional
    public Outcome<UUID> mail(UUID client) {
        permissions.require(Permission.BANK_MATCH);
        PartyId party = new PartyId(client);
        Optional<String> address = parties.email(party);
        if (address.isEmpty()) {
            return Outcome.refused(Refusal.of("clientspace.no_address"));
        }
        String path = links.open(List.of(client)).getOrDefault(client, "");
        messages.send(Message.to(address.get(), parties.language(party).getLanguage(), "clientspace.mail.link")
                .with(Map.of("client", parties.name(client)))
                .link(path));
        return Outcome.done(client);
    }
}
