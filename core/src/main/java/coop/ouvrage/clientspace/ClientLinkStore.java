package coop.ouvrage.clientspace;

import coop.ouvrage.access.Secrets;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of links and keys. Their secrets are returned once and never stored. */
@Repository
class ClientLinkStore {

    /** Whether a person reads with it or a program. */
    enum Kind {
        LINK,
        KEY
    }

    private final JdbcClient jdbc;
    private final BusinessTime time;

    ClientLinkStore(JdbcClient jdbc, BusinessTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** A new secret for each client. */
    Map<UUID, String> open(Collection<UUID> clients, Kind kind, Instant expires) {
        Map<UUID, String> secrets = new LinkedHashMap<>();
        clients.forEach(client -> secrets.put(client, Secrets.token()));
        List<UUID> ids = new ArrayList<>();
        secrets.forEach((client, secret) -> ids.add(TimeOrderedId.next()));
        jdbc.sql("""
                insert into client_link (id, client_id, token_hash, kind, made_at, expires_at)
                select l.id, l.client, l.hash, :kind, :now, :expires from unnest(:ids, :clients, :hashes) as l (id, client, hash)""")
                .param("kind", kind.name())
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .param("expires", expires.atOffset(ZoneOffset.UTC))
                .param("ids", ids.toArray(UUID[]::new))
                .param("clients", secrets.keySet().toArray(UUID[]::new))
                .param("hashes", secrets.values().stream().map(Secrets::hash).toArray(String[]::new))
                .update();
        return secrets;
    }

    /** The client of a secret that lives. */
    Optional<UUID> client(String secret, Kind kind) {
        return jdbc.sql("""
                select client_id from client_link
                where token_hash = :hash and kind = :kind and revoked_at is null and expires_at > :now""")
                .param("hash", Secrets.hash(secret))
                .param("kind", kind.name())
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    int revoke(UUID client, Kind kind) {
        return jdbc.sql("""
                update client_link set revoked_at = :now
                where client_id = :client and kind = :kind and revoked_at is null and expires_at > :now""")
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .param("client", client)
                .param("kind", kind.name())
                .update();
    }

    /** Ends one, if it lives. */
    int revoke(UUID client, UUID id) {
        return jdbc.sql("""
                update client_link set revoked_at = :now
                where id = :id and client_id = :client and revoked_at is null and expires_at > :now""")
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .param("client", client)
                .param("id", id)
                .update();
    }

    /** What opens a client's papers now, the newest first. */
    List<ClientLinkDesk.Link> living(UUID client, int limit) {
        return jdbc.sql("""
                select id, kind, made_at, expires_at from client_link
                where client_id = :client and revoked_at is null and expires_at > :now order by made_at desc, id limit :limit""")
                .param("client", client)
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, n) -> new ClientLinkDesk.Link(
                        row.getObject("id", UUID.class),
                        row.getString("kind").equals(Kind.KEY.name()),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void forget(Instant before) {
        jdbc.sql("delete from client_link where expires_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
