package coop.ouvrage.membership;

import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.ReadOnce;
import coop.ouvrage.transaction.ReadTogether;
import coop.ouvrage.transaction.Rows;
import coop.ouvrage.transaction.WriteBehind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final ReadTogether<Owned> owned = new ReadTogether<>(Foreseen.Kind.PERSON, this::read);
    private final ReadOnce<UUID, PartyId> parties = new ReadOnce<>();
    private final ReadOnce<Integer, Head> heads = new ReadOnce<>();
    private final ReadOnce<String, Boolean> unpaid = new ReadOnce<>();
    private final WriteBehind<Rows.Row> subscribed = new WriteBehind<Rows.Row>(
                    this::insertSubscriptions, "share_subscription")
            .referredToBy("share_register_entry");
    private final WriteBehind<ShareEntry> appended =
            new WriteBehind<>(this::insert, "share_register_entry", "share_register_head");

    ShareStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    StructuredReference nextReference() {
        long number =
                jdbc.sql("select nextval('share_reference')").query(Long.class).single();
        return StructuredReference.of(REFERENCES_FROM + number);
    }

    void insert(ShareSubscription subscription) {
        parties.put(subscription.id(), subscription.party());
        owned.change(subscription.party().value(), before -> before.with(subscription));
        subscribed.add(new Rows.Row()
                .with("id", subscription.id())
                .with("party_id", subscription.party().value())
                .with("shares", subscription.shares())
                .with("called_cents", subscription.called().cents())
                .with("reference", subscription.reference().digits())
                .with("subscribed_on", subscription.subscribedOn()));
    }

    private void insertSubscriptions(List<Rows.Row> rows) {
        Rows.insert(jdbc, "share_subscription", rows);
    }

    /** What is registered of one person: subscriptions and entries, oldest first. */
    private record Owned(List<ShareSubscription> subscriptions, List<ShareEntry> entries) {

        Owned with(ShareSubscription more) {
            return new Owned(and(subscriptions, more), entries);
        }

        Owned with(ShareEntry more) {
            return new Owned(
                    subscriptions.stream()
                            .map(one -> one.id().equals(more.subscription()) ? one.with(more.paid()) : one)
                            .toList(),
                    and(entries, more));
        }

        private static <T> List<T> and(List<T> some, T more) {
            return Stream.concat(some.stream(), Stream.of(more)).toList();
        }
    }

    Optional<ShareSubscription> subscription(UUID id) {
        Optional<PartyId> party = parties.get(id, this::partyOf);
        return party.flatMap(person -> subscriptions(person).stream()
                .filter(one -> one.id().equals(id))
                .findFirst());
    }

    private Optional<PartyId> partyOf(UUID subscription) {
        return jdbc.sql("select party_id from share_subscription where id = :id")
                .param("id", subscription)
                .query(UUID.class)
                .optional()
                .map(PartyId::new);
    }

    Optional<ShareSubscription> subscription(StructuredReference reference) {
        return jdbc.sql(SUBSCRIPTION + "where s.reference = :reference")
                .param("reference", reference.digits())
                .query(ShareStore::subscription)
                .optional();
    }

    List<ShareSubscription> subscriptions(PartyId party) {
        return owned.get(party.value()).orElseThrow().subscriptions();
    }

    /** Last sequence and hash, held until the end of the transaction: the register has one writer at a time. */
    Head lockHead() {
        return heads.get(0, none -> {
                    owned.forgetAll();
                    parties.forgetAll();
                    return jdbc.sql("select sequence, hash from share_register_head for update")
                            .query((row, index) -> new Head(row.getLong("sequence"), row.getString("hash")))
                            .optional();
                })
                .orElseThrow();
    }

    record Head(long sequence, String hash) {}

    /** Payments with this evidence will come in this transaction: which of it is not there yet is read together. */
    void expectPayments(Collection<String> evidence) {
        Set<String> there = Set.copyOf(
                jdbc.sql("select evidence from share_register_entry where kind = :kind and evidence = any(:evidence)")
                        .param("kind", ShareEntry.Kind.PAYMENT.name())
                        .param("evidence", evidence.toArray(String[]::new))
                        .query(String.class)
                        .list());
        evidence.stream().filter(one -> !there.contains(one)).forEach(one -> unpaid.put(one, true));
    }

    boolean hasEvidence(ShareEntry.Kind kind, String evidence) {
        if (kind == ShareEntry.Kind.PAYMENT
                && unpaid.get(evidence, none -> Optional.empty()).isPresent()) {
            return false;
        }
        return jdbc.sql("select exists (select from share_register_entry where kind = :kind and evidence = :evidence)")
                .param("kind", kind.name())
                .param("evidence", evidence)
                .query(Boolean.class)
                .single();
    }

    void append(ShareEntry entry) {
        unpaid.forget(entry.evidence());
        heads.put(0, new Head(entry.sequence(), entry.hash()));
        owned.change(entry.party().value(), before -> before.with(entry));
        appended.add(entry);
    }

    private void insert(List<ShareEntry> entries) {
        Rows.insert(
                jdbc,
                "share_register_entry",
                entries.stream().map(ShareStore::row).toList());
        jdbc.sql("update share_register_head set sequence = :sequence, hash = :hash")
                .param("sequence", entries.getLast().sequence())
                .param("hash", entries.getLast().hash())
                .update();
    }

    private static Rows.Row row(ShareEntry entry) {
        return new Rows.Row()
                .with("sequence", entry.sequence())
                .with("recorded_at", entry.recordedAt().truncatedTo(ChronoUnit.MICROS)) // as its seal says
                .with("effective_on", entry.effectiveOn())
                .with("party_id", entry.party().value())
                .with("category", entry.category())
                .with("kind", entry.kind())
                .with("subscription_id", entry.subscription())
                .with("shares", entry.shares())
                .with("called_cents", entry.called().cents())
                .with("paid_cents", entry.paid().cents())
                .with("evidence", entry.evidence())
                .with("actor", entry.actor())
                .with("corrects", entry.corrects())
                .with("hash", entry.hash());
    }

    /** What a person holds. */
    Holding holding(PartyId party) {
        Owned known = owned.get(party.value()).orElseThrow();
        return Holdings.of(party, known.subscriptions(), known.entries());
    }

    private Map<UUID, Owned> read(UUID[] people) {
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
        Map<UUID, Owned> all = new HashMap<>();
        for (UUID person : people) {
            PartyId id = new PartyId(person);
            all.put(person, new Owned(subscribed.getOrDefault(id, List.of()), entered.getOrDefault(id, List.of())));
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
