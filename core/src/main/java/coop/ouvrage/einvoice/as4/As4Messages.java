package coop.ouvrage.einvoice.as4;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.einvoice.EInvoiceGateway.Incoming;
import coop.ouvrage.einvoice.Identifier;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was sent and received, with receipts. A receipt is kept as it came: it proves the delivery. */
final class As4Messages {

    private static final int RECEIVED_AT_ONCE = 50;

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
    Sent begin(String key, String messageId, byte[] document, Identifier receiver) {
        return jdbc.sql("""
                        insert into einvoice_as4_sent (key, message_id, hash, receiver, begun_at)
                        values (:key, :message, :hash, :receiver, :at)
                        on conflict (key) do update set tries = einvoice_as4_sent.tries + 1
                        returning message_id, hash, tries, delivered_at is not null as delivered""")
                .param("key", key)
                .param("message", messageId)
                .param("hash", ContentHash.of(document).hex())
                .param("receiver", receiver.toString())
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .query(Sent.class)
                .single();
    }

    void delivered(String messageId, byte[] receipt) {
        jdbc.sql("""
                update einvoice_as4_sent set delivered_at = :at, receipt_hash = :receipt
                where message_id = :message and delivered_at is null""")
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .param("receipt", files.put(receipt).hex())
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
     * Keeps what came; the same message again changes nothing.
     *
     * @param signer seat of the access point that signed it
     */
    void received(String messageId, byte[] document, Identifier sender, Identifier receiver, String signer) {
        jdbc.sql("""
                insert into einvoice_as4_received (message_id, hash, sender, receiver, signer, received_at)
                values (:message, :hash, :sender, :receiver, :signer, :at) on conflict (message_id) do nothing""")
                .param("message", messageId)
                .param("hash", files.put(document).hex())
                .param("sender", sender.toString())
                .param("receiver", receiver.toString())
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
