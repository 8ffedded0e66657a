package coop.ouvrage.clientspace;

import coop.ouvrage.access.Secrets;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.transaction.WriteBehind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
    private final WriteBehind<Made> made = new WriteBehind<>(this::insert, "client_link");

    ClientLinkStore(JdbcClient jdbc, BusinessTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** A new secret for each client. */
    Map<UUID, String> open(Collection<UUID> clients, Kind kind, Instant expires) {
        Map<UUID, String> secrets = new LinkedHashMap<>();
        clients.forEach(client -> secrets.put(client, Secrets.token()));
        Instant now = time.now();
        secrets.forEach((client, secret) ->
                made.add(new Made(TimeOrderedId.next(), client, Secrets.hash(secret), kind, now, expires)));
        return secrets;
    }

    private record Made(UUID id, UUID client, String hash, Kind kind, Instant at, Instant expires) {}

    private void insert(List<Made> all) {
        jdbc.sql("""
                insert into client_link (id, client_id, token_hash, kind, made_at, expires_at)
                select * from unnest(:ids::uuid[], :clients::uuid[], :hashes::text[], :kinds::text[], :nows::timestamptz[], :ends::timestamptz[])""")
                .param("ids", all.stream().map(Made::id).toArray(UUID[]::new))
                .param("clients", all.stream().map(Made::client).toArray(UUID[]::new))
                .param("hashes", all.stream().map(Made::hash).toArray(String[]::new))
                .param("kinds", all.stream().map(one -> one.kind().name()).toArray(String[]::new))
                .param("nows", all.stream().map(one -> one.at().toString()).toArray(String[]::new))
                .param("ends", all.stream().map(one -> one.expires().toString()).toArray(String[]::new))
                .update();
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
