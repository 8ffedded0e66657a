package coop.ouvrage.membership;

import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.ReadTogether;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables of subscriptions and of the register of shareholders. */
@Repository
class ShareStore {

    /** Base of the payment references of subscriptions: 9 and eight digits, so that none is that of an invoice. */
    private static final long REFERENCES_FROM = 9_000_000_000L;

    private static final String SUBSCRIPTION = """
            select s.*, coalesce((select sum(e.paid_cents) from share_register_entry e where e.subscription_id = s.id), 0)
                        as received_cents
              from share_subscription s
            """;

    private final JdbcClient jdbc;
    private final ReadTogether<Holding> holdings = new ReadTogether<>(Foreseen.Kind.PERSON, this::read);

    ShareStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    StructuredReference nextReference() {
        long number =
                jdbc.sql("select nextval('share_reference')").query(Long.class).single();
        return StructuredReference.of(REFERENCES_FROM + number);
    }

    void insert(ShareSubscription subscription) {
        holdings.forgetAll();
        jdbc.sql("""
                insert into share_subscription (id, party_id, shares, called_cents, reference, subscribed_on)
                values (:id, :party, :shares, :called, :reference, :on)
                """)
                .param("id", subscription.id())
                .param("party", subscription.party().value())
                .param("shares", subscription.shares())
                .param("called", subscription.called().cents())
                .param("reference", subscription.reference().digits())
                .param("on", subscription.subscribedOn())
                .update();
    }

    Optional<ShareSubscription> subscription(UUID id) {
        return jdbc.sql(SUBSCRIPTION + "where s.id = :id")
                .param("id", id)
                .query(ShareStore::subscription)
                .optional();
    }

    Optional<ShareSubscription> subscription(StructuredReference reference) {
        return jdbc.sql(SUBSCRIPTION + "where s.reference = :reference")
                .param("reference", reference.digits())
                .query(ShareStore::subscription)
                .optional();
    }

    List<ShareSubscription> subscriptions(PartyId party) {
        return jdbc.sql(SUBSCRIPTION + "where s.party_id = :party order by s.subscribed_on, s.id")
                .param("party", party.value())
                .query(ShareStore::subscription)
                .list();
    }

    /** Last sequence and hash, held until the end of the transaction: the register has one writer at a time. */
    Head lockHead() {
        holdings.forgetAll();
        return jdbc.sql("select sequence, hash from share_register_head for update")
                .query((row, index) -> new Head(row.getLong("sequence"), row.getString("hash")))
                .single();
    }

    record Head(long sequence, String hash) {}

    boolean hasEvidence(ShareEntry.Kind kind, String evidence) {
        return jdbc.sql("select exists (select from share_register_entry where kind = :kind and evidence = :evidence)")
                .param("kind", kind.name())
                .param("evidence", evidence)
                .query(Boolean.class)
                .single();
    }

    void append(ShareEntry entry) {
        holdings.forgetAll();
        jdbc.sql("""
                insert into share_register_entry (sequence, recorded_at, effective_on, party_id, category, kind,
                                                  subscription_id, shares, called_cents, paid_cents, evidence, actor,
                                                  corrects, hash)
                values (:sequence, :recordedAt, :effectiveOn, :party, :category, :kind, :subscription, :shares, :called,
                        :paid, :evidence, :actor, :corrects, :hash)
                """)
                .param("sequence", entry.sequence())
                .param("recordedAt", entry.recordedAt().atOffset(ZoneOffset.UTC))
                .param("effectiveOn", entry.effectiveOn())
                .param("party", entry.party().value())
                .param("category", entry.category())
                .param("kind", entry.kind().name())
                .param("subscription", entry.subscription())
                .param("shares", entry.shares())
                .param("called", entry.called().cents())
                .param("paid", entry.paid().cents())
                .param("evidence", entry.evidence())
                .param("actor", entry.actor())
                .param("corrects", entry.corrects())
                .param("hash", entry.hash())
                .update();
        jdbc.sql("update share_register_head set sequence = :sequence, hash = :hash")
                .param("sequence", entry.sequence())
                .param("hash", entry.hash())
                .update();
    }

    /** What a person holds. */
    Holding holding(PartyId party) {
        return holdings.get(party.value()).orElseThrow();
    }

    private Map<UUID, Holding> read(UUID[] people) {
        Map<PartyId, List<ShareSubscription>> subscribed = jdbc
                .sql(SUBSCRIPTION + "where s.party_id = any(:people) order by s.subscribed_on, s.id")
                .param("people", people)
                .query(ShareStore::subscription)
                .list()
                .stream()
                .collect(Collectors.groupingBy(ShareSubscription::party));
        Map<PartyId, List<ShareEntry>> entered = jdbc
                .sql("select * from share_register_entry where party_id = any(:people) order by sequence")
                .param("people", people)
                .query(ShareStore::entry)
                .list()
                .stream()
                .collect(Collectors.groupingBy(ShareEntry::party));
        Map<UUID, Holding> all = new HashMap<>();
        for (UUID person : people) {
            PartyId id = new PartyId(person);
            all.put(
                    person,
                    Holdings.of(id, subscribed.getOrDefault(id, List.of()), entered.getOrDefault(id, List.of())));
        }
        return all;
    }

    List<ShareEntry> entries(@Nullable PartyId party) {
        String all = "select * from share_register_entry ";
        JdbcClient.StatementSpec read = party == null
                ? jdbc.sql(all + "order by sequence")
                : jdbc.sql(all + "where party_id = :party order by sequence").param("party", party.value());
        return read.query(ShareStore::entry).list();
    }

    Head head() {
        return jdbc.sql("select sequence, hash from share_register_head")
                .query((row, index) -> new Head(row.getLong("sequence"), row.getString("hash")))
                .single();
    }

    private static ShareSubscription subscription(ResultSet row, int index) throws SQLException {
        return new ShareSubscription(
                row.getObject("id", UUID.class),
                new PartyId(row.getObject("party_id", UUID.class)),
                row.getInt("shares"),
                Money.ofCents(row.getLong("called_cents")),
                new StructuredReference(row.getString("reference")),
                row.getObject("subscribed_on", LocalDate.class),
                Money.ofCents(row.getLong("received_cents")));
    }

    private static ShareEntry entry(ResultSet row, int index) throws SQLException {
        return new ShareEntry(
                row.getLong("sequence"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("effective_on", LocalDate.class),
                new PartyId(row.getObject("party_id", UUID.class)),
                row.getString("category"),
                ShareEntry.Kind.valueOf(row.getString("kind")),
                row.getObject("subscription_id", UUID.class),
                row.getInt("shares"),
                Money.ofCents(row.getLong("called_cents")),
                Money.ofCents(row.getLong("paid_cents")),
                row.getString("evidence"),
                row.getObject("actor", UUID.class),
                row.getObject("corrects", Long.class),
                row.getString("hash"));
    }
}
