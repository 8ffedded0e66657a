package coop.ouvrage.einvoice.as4;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.einvoice.Addressed;
import coop.ouvrage.einvoice.EInvoiceGateway.GatewayDown;
import coop.ouvrage.einvoice.EInvoiceGateway.Sending;
import coop.ouvrage.einvoice.EInvoiceGateway.Told;
import coop.ouvrage.einvoice.Finding;
import coop.ouvrage.einvoice.Identifier;
import coop.ouvrage.einvoice.MessageStatus;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What we owe to other providers about what they handed over (Peppol Message Level Status): a rejection always, an acceptance if their
 * envelope asks for it (MLS_TYPE; only failures where it says nothing), to whom it says (MLS_TO) or to the provider itself.
 */
final class As4Statuses {

    /** Value of MLS_TYPE by which a provider asks for acceptances too. */
    static final String ALWAYS = "ALWAYS_SEND";

    private static final Logger LOG = LoggerFactory.getLogger(As4Statuses.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int CLAIMED_AT_ONCE = 50;

    /** About a day: whoever cannot be told by then has its receipt, and nobody waits for more. */
    private static final int MOST_TRIES = 30;

    private final JdbcClient jdbc;
    private final DocumentStore files;
    private final Identifier own;
    private final BusinessTime time;

    /** @param own us as a provider */
    As4Statuses(JdbcClient jdbc, DocumentStore files, Identifier own, BusinessTime time) {
        this.jdbc = jdbc;
        this.files = files;
        this.own = own;
        this.time = time;
    }

    private record Due(String messageId, String hash, String receiver, String signer, int tries) {

        /** The provider itself, if it asked for another address that is not to be found. */
        Optional<Identifier> otherwise() {
            Identifier provider = As4Keys.provider(signer);
            return provider.toString().equals(receiver) ? Optional.empty() : Optional.of(provider);
        }
    }

    private record Came(
            @Nullable String instance,
            @Nullable String documentType,
            String signer,
            @Nullable String mlsTo,
            @Nullable String mlsType) {

        boolean isOwedOne(boolean rejected) {
            return instance != null
                    && documentType != null
                    && !Addressed.isBetweenProviders(documentType)
                    && (rejected || ALWAYS.equals(mlsType));
        }

        Identifier receiver() {
            return mlsTo == null ? As4Keys.provider(signer) : Identifier.of(mlsTo);
        }
    }

    /** Writes down what is owed about a message; asked again for the same message it changes nothing. */
    void owe(String messageId, List<Finding> findings) {
        boolean rejected = findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        came(messageId)
                .filter(came -> came.isOwedOne(rejected))
                .ifPresent(came -> insert(messageId, came, status(came, came.receiver(), findings)));
    }

    private Optional<Came> came(String messageId) {
        return jdbc.sql("""
                        select instance_id as instance, document_type, signer, mls_to, mls_type
                        from einvoice_as4_received where message_id = :message""").param("message", messageId).query(Came.class).optional();
    }

    private MessageStatus status(Came came, Identifier receiver, List<Finding> findings) {
        return new MessageStatus(
                UUID.randomUUID().toString(),
                time.now(),
                own,
                receiver,
                Objects.requireNonNull(came.instance()),
                findings);
    }

    private void insert(String messageId, Came came, MessageStatus status) {
        jdbc.sql("""
                insert into einvoice_as4_status (message_id, code, hash, receiver, made_at, due_at)
                values (:message, :code, :hash, :receiver, :at, :at) on conflict do nothing""")
                .param("message", messageId)
                .param("code", status.code())
                .param("hash", files.put(status.write()).hex())
                .param("receiver", came.receiver().toString())
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Sends what is due; nobody's fault here stops the next one. */
    void post(As4Gateway gateway) {
        List<Due> due = claim(time.now());
        while (!due.isEmpty()) {
            due.forEach(status -> post(gateway, status));
            due = claim(time.now());
        }
    }

    private List<Due> claim(Instant now) {
        return jdbc.sql("""
                        with claimed as (
                            update einvoice_as4_status set due_at = :lease, tries = tries + 1
                            where message_id in (select message_id from einvoice_as4_status where due_at <= :now
                                order by due_at, message_id limit :most for update skip locked)
                            returning message_id, hash, receiver, tries)
                        select c.*, r.signer from claimed c join einvoice_as4_received r using (message_id)""")
                .param("lease", now.plus(LEASE).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", CLAIMED_AT_ONCE)
                .query(Due.class)
                .list();
    }

    private void post(As4Gateway gateway, Due due) {
        byte[] document = files.get(new ContentHash(due.hash())).orElseThrow();
        try {
            switch (send(gateway, due, document)) {
                case Sending.Taken ignored -> sent(due);
                case Sending.ReceiverUnknown() -> again(due, "the provider of the sender takes no status");
                case Sending.Rejected(String reason) -> stop(due, reason);
            }
        } catch (GatewayDown e) {
            again(due, String.valueOf(e.getMessage()));
        }
    }

    private static Sending send(As4Gateway gateway, Due due, byte[] document) {
        Addressed addressed = Addressed.of(document).orElseThrow();
        Sending first = gateway.send("status:" + due.messageId(), document, addressed);
        Optional<Identifier> otherwise = due.otherwise();
        return first instanceof Sending.ReceiverUnknown && otherwise.isPresent()
                ? gateway.send("status:" + due.messageId() + ":provider", document, addressed.to(otherwise.get()))
                : first;
    }

    private void sent(Due due) {
        jdbc.sql("""
                update einvoice_as4_status set sent_at = :at, due_at = null, trouble = '' where message_id = :message""")
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .param("message", due.messageId())
                .update();
    }

    private void again(Due due, String trouble) {
        Duration pause = Duration.ofSeconds(15L << Math.min(due.tries() - 1, 8));
        Instant next = time.now().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        wait(due, due.tries() < MOST_TRIES ? next.atOffset(ZoneOffset.UTC) : null, trouble);
    }

    private void stop(Due due, String trouble) {
        wait(due, null, trouble);
    }

    private void wait(Due due, @Nullable OffsetDateTime next, String trouble) {
        LOG.info("the status of message {} does not go out: {}", due.messageId(), trouble);
        jdbc.sql("update einvoice_as4_status set due_at = :next, trouble = :trouble where message_id = :message")
                .param("next", next, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("trouble", trouble)
                .param("message", due.messageId())
                .update();
    }

    /** What is told about a message. */
    Optional<Told> of(String messageId) {
        return jdbc.sql("select code, sent_at, trouble from einvoice_as4_status where message_id = :message")
                .param("message", messageId)
                .query((row, n) -> {
                    OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
                    return new Told(
                            row.getString("code"), sent == null ? null : sent.toInstant(), row.getString("trouble"));
                })
                .optional();
    }
}
