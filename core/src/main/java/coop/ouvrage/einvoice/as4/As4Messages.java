package coop.ouvrage.einvoice.as4;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.einvoice.Addressed;
import coop.ouvrage.einvoice.EInvoiceGateway.Incoming;
import coop.ouvrage.einvoice.EInvoiceGateway.Named;
import coop.ouvrage.einvoice.Identifier;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was sent and received, with receipts. A receipt is kept as it came: it proves the delivery. */
final class As4Messages {

    private static final int RECEIVED_AT_ONCE = 50;

    /** The only scheme of processes that Peppol has. */
    private static final String PROCESSES = "cenbii-procid-ubl::";

    private final JdbcClient jdbc;
    private final DocumentStore files;
    private final BusinessTime time;

    As4Messages(JdbcClient jdbc, DocumentStore files, BusinessTime time) {
        this.jdbc = jdbc;
        this.files = files;
        this.time = time;
    }

    /**
     * A message to somebody.
     *
     * @param hash of the document
     * @param tries with this one
     */
    record Sent(String messageId, String hash, int tries, boolean delivered) {}

    /** Begins a try; a key that was here before keeps its message and its document. */
    Sent begin(String key, String messageId, byte[] document, Addressed addressed) {
        return jdbc.sql("""
                        insert into einvoice_as4_sent (key, message_id, instance_id, hash, sender, receiver, document_type,
                            process, begun_at)
                        values (:key, :message, :instance, :hash, :sender, :receiver, :type, :process, :at)
                        on conflict (key) do update set tries = einvoice_as4_sent.tries + 1
                        returning message_id, hash, tries, delivered_at is not null as delivered""")
                .param("key", key)
                .param("message", messageId)
                .param("hash", ContentHash.of(document).hex())
                .param("instance", instance(messageId))
                .param("sender", addressed.sender().toString())
                .param("receiver", addressed.receiver().toString())
                .param("type", addressed.documentType())
                .param("process", PROCESSES + addressed.process())
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .query(Sent.class)
                .single();
    }

    /** The envelope's own name, by which the other provider tells what became of what is in it. */
    static String instance(String messageId) {
        return UUID.nameUUIDFromBytes(messageId.getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Our message in the envelope of that name. */
    Optional<Named> named(String instance) {
        return jdbc.sql("select key, message_id from einvoice_as4_sent where instance_id = :instance")
                .param("instance", instance)
                .query(Named.class)
                .optional();
    }

    /** @param seat of the provider that gave the receipt */
    void delivered(String messageId, byte[] receipt, String seat) {
        jdbc.sql("""
                update einvoice_as4_sent set delivered_at = :at, receipt_hash = :receipt, receiver_seat = :seat
                where message_id = :message and delivered_at is null""")
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .param("receipt", files.put(receipt).hex())
                .param("seat", seat)
                .param("message", messageId)
                .update();
    }

    boolean isDelivered(String messageId) {
        return jdbc.sql("select delivered_at is not null from einvoice_as4_sent where message_id = :message")
                .param("message", messageId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /**
     * What an envelope says.
     *
     * @param documentType with its scheme, as is the process
     * @param senderCountry null from those who leave it out
     * @param mlsTo whom to tell what became of it; null for the sender's provider
     * @param mlsType when to tell; null for failures only
     */
    record Envelope(
            @Nullable String instance,
            Identifier sender,
            Identifier receiver,
            String documentType,
            String process,
            @Nullable String senderCountry,
            @Nullable String mlsTo,
            @Nullable String mlsType) {}

    /**
     * Keeps what came; the same message again changes nothing.
     *
     * @param signer seat of the access point that signed it
     */
    void received(String messageId, byte[] document, Envelope envelope, String signer) {
        jdbc.sql("""
                insert into einvoice_as4_received (message_id, instance_id, hash, sender, receiver, document_type, process,
                    sender_country, mls_to, mls_type, signer, received_at)
                values (:message, :instance, :hash, :sender, :receiver, :type, :process, :country, :mlsTo, :mlsType, :signer, :at)
                on conflict (message_id) do nothing""")
                .param("message", messageId)
                .param("hash", files.put(document).hex())
                .param("instance", envelope.instance())
                .param("sender", envelope.sender().toString())
                .param("receiver", envelope.receiver().toString())
                .param("type", envelope.documentType())
                .param("process", envelope.process())
                .param("country", envelope.senderCountry())
                .param("mlsTo", envelope.mlsTo())
                .param("mlsType", envelope.mlsType())
                .param("signer", signer)
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Incoming> waiting() {
        return jdbc.sql("""
                        select message_id, hash from einvoice_as4_received
                        where taken_at is null order by received_at limit :most""")
                .param("most", RECEIVED_AT_ONCE)
                .query((row, n) -> new Incoming(
                        row.getString("message_id"),
                        files.get(new ContentHash(row.getString("hash"))).orElseThrow()))
                .list();
    }

    void taken(String messageId) {
        jdbc.sql("update einvoice_as4_received set taken_at = :at where message_id = :message and taken_at is null")
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .param("message", messageId)
                .update();
    }
}
