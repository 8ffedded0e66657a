package coop.ouvrage.invoicing;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.transaction.ReadOnce;
import coop.ouvrage.transaction.Rows;
import coop.ouvrage.transaction.WriteBehind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The links by which clients reach their quote without an account. A link shows; signing asks a one-time code that goes to the
 * verified contact, so a link that strays is harmless. Tokens and codes are stored hashed.
 */
@Repository
class QuoteLinks {

    static final int CODE_ATTEMPTS = 5;
    static final int CODES_AN_HOUR = 5;
    private static final Duration CODE_LIFE = Duration.ofMinutes(15);

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final BusinessTime time;
    private final QuoteStore quotes;
    private final ReadOnce<String, Link> locked = new ReadOnce<>();
    private final ReadOnce<UUID, Integer> lately = new ReadOnce<>();
    private final WriteBehind<Rows.Row> opened =
            new WriteBehind<>(this::write, "quote_link").referredToBy("quote_code");
    private final WriteBehind<Sent> codes = new WriteBehind<>(this::send, "quote_link", "quote_code");

    QuoteLinks(JdbcClient jdbc, QuoteStore quotes, BusinessTime time) {
        this.jdbc = jdbc;
        this.quotes = quotes;
        this.time = time;
    }

    record Link(
            UUID id,
            QuoteId quote,
            String contact,
            Instant expiresAt,
            boolean revoked,
            byte @Nullable [] codeHash,
            @Nullable Instant codeExpiresAt,
            int attempts) {

        Link with(byte[] hash, Instant expires) {
            return new Link(id, quote, contact, expiresAt, revoked, hash, expires, 0);
        }

        boolean live(Instant now) {
            return !revoked && now.isBefore(expiresAt);
        }
    }

    /** A new link; the token is returned once and never stored. Earlier links of the quote end. */
    String open(QuoteId quote, String contact, Instant expiresAt) {
        revoke(quote);
        return another(quote, contact, expiresAt);
    }

    /** A further link beside those that live; the token is returned once and never stored. */
    String another(QuoteId quote, String contact, Instant expiresAt) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        opened.add(new Rows.Row()
                .with("id", TimeOrderedId.next())
                .with("quote_id", quote.value())
                .with("token_hash", sha256(token))
                .with("contact_address", contact)
                .with("expires_at", expiresAt));
        return token;
    }

    private void write(List<Rows.Row> links) {
        quotes.written();
        Rows.insert(jdbc, "quote_link", links);
    }

    void revoke(QuoteId quote) {
        written();
        jdbc.sql("update quote_link set revoked_at = :now where quote_id = :quote and revoked_at is null")
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .param("quote", quote.value())
                .update();
    }

    private void written() {
        opened.write();
        codes.write();
        locked.forgetAll();
        lately.forgetAll();
    }

    /** Tokens that will be used: their links are locked together, in the order of their identifiers. */
    List<QuoteId> expect(Collection<String> tokens) {
        written();
        List<Link> links =
                read("any(:hash)", tokens.stream().map(QuoteLinks::sha256).toArray(byte[][]::new));
        links.forEach(link -> lately.put(link.id(), 0));
        jdbc.sql("""
                select link_id, count(*) from quote_code where link_id = any(:links) and sent_at > :since group by link_id""")
                .param("links", links.stream().map(Link::id).toArray(UUID[]::new))
                .param("since", time.now().minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
                .query(row -> {
                    lately.put(row.getObject(1, UUID.class), row.getInt(2));
                });
        return links.stream().map(Link::quote).toList();
    }

    private List<Link> read(String hash, Object value) {
        return jdbc
                .sql("select * from quote_link where token_hash = " + hash + " order by id for update")
                .param("hash", value)
                .query((row, n) -> Map.entry(key(row.getBytes("token_hash")), link(row)))
                .list()
                .stream()
                .map(found -> {
                    locked.put(found.getKey(), found.getValue());
                    return found.getValue();
                })
                .toList();
    }

    private static String key(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** The live link of a token, its row locked so that codes are tried one at a time. */
    Optional<Link> lock(String token) {
        byte[] hash = sha256(token);
        return locked.get(key(hash), none -> {
                    opened.write();
                    codes.write();
                    return read(":hash", hash).stream().findFirst();
                })
                .filter(link -> link.live(time.now()));
    }

    Optional<Link> find(String token) {
        opened.write();
        codes.write();
        return jdbc.sql("select * from quote_link where token_hash = :hash")
                .param("hash", sha256(token))
                .query((row, n) -> link(row))
                .optional()
                .filter(link -> link.live(time.now()));
    }

    String newCode(Link link) {
        String code = String.format("%06d", random.nextInt(1_000_000));
        Sent sent = new Sent(
                link.id(), sha256(link.id() + code), time.now(), time.now().plus(CODE_LIFE));
        codes.add(sent);
        lately.change(link.id(), before -> before + 1);
        locked.changeAll(one -> one.id().equals(link.id()) ? one.with(sent.hash(), micros(sent.expires())) : one);
        return code;
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    private record Sent(UUID link, byte[] hash, Instant at, Instant expires) {}

    private void send(List<Sent> sent) {
        opened.write();
        Rows.insert(
                jdbc,
                "quote_code",
                sent.stream()
                        .map(one -> new Rows.Row().with("link_id", one.link()).with("sent_at", one.at()))
                        .toList());
        Map<UUID, Sent> last = new TreeMap<>(); // in one order, so that two transactions do not wait for each other
        sent.forEach(one -> last.put(one.link(), one));
        jdbc.sql("""
                update quote_link l set code_hash = decode(c.hash, 'hex'), code_expires_at = c.expires, code_attempts = 0
                from unnest(:ids::uuid[], :hashes::text[], :expires::timestamptz[]) as c (id, hash, expires) where l.id = c.id""")
                .param("ids", last.keySet().toArray(UUID[]::new))
                .param(
                        "hashes",
                        last.values().stream().map(one -> key(one.hash())).toArray(String[]::new))
                .param(
                        "expires",
                        last.values().stream()
                                .map(one -> one.expires().toString())
                                .toArray(String[]::new))
                .update();
    }

    /** How many codes went out within the hour: bounds guessing by asking again and again. */
    int codesLately(Link link) {
        return lately.get(link.id(), id -> {
                    codes.write();
                    return Optional.of(jdbc.sql(
                                    "select count(*) from quote_code where link_id = :id and sent_at > :since")
                            .param("id", id)
                            .param(
                                    "since",
                                    time.now().minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
                            .query(Integer.class)
                            .single());
                })
                .orElseThrow();
    }

    boolean matches(Link link, String code) {
        return link.codeHash() != null && MessageDigest.isEqual(link.codeHash(), sha256(link.id() + code.strip()));
    }

    void countAttempt(Link link) {
        written();
        jdbc.sql("update quote_link set code_attempts = code_attempts + 1 where id = :id")
                .param("id", link.id())
                .update();
    }

    private static Link link(ResultSet row) throws SQLException {
        OffsetDateTime codeExpires = row.getObject("code_expires_at", OffsetDateTime.class);
        return new Link(
                row.getObject("id", UUID.class),
                new QuoteId(row.getObject("quote_id", UUID.class)),
                row.getString("contact_address"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("revoked_at") != null,
                row.getBytes("code_hash"),
                codeExpires == null ? null : codeExpires.toInstant(),
                row.getInt("code_attempts"));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
