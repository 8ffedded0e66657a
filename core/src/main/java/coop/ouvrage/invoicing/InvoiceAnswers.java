package coop.ouvrage.invoicing;

import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.einvoice.Identifier;
import coop.ouvrage.einvoice.ReceivedResponse;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What clients and their access points answer to our documents. An answer changes no invoice: a rejected one is corrected by a credit note.
 * Whoever is not the client of the document is not believed.
 */
@Service
public class InvoiceAnswers {

    static final String TROUBLE = "invoicing.answered";

    private final JdbcClient jdbc;
    private final InvoiceStore invoices;
    private final InvoiceDelivery delivery;
    private final Clients clients;
    private final DocumentStore files;
    private final Worklist worklist;
    private final Audit audit;
    private final BusinessTime time;

    InvoiceAnswers(
            JdbcClient jdbc,
            InvoiceStore invoices,
            InvoiceDelivery delivery,
            Clients clients,
            DocumentStore files,
            Worklist worklist,
            Audit audit,
            BusinessTime time) {
        this.jdbc = jdbc;
        this.invoices = invoices;
        this.delivery = delivery;
        this.clients = clients;
        this.files = files;
        this.worklist = worklist;
        this.audit = audit;
        this.time = time;
    }

    /** An answer as it is shown. */
    public record Answer(
            ReceivedResponse.Kind kind,
            String code,
            List<String> reasons,
            List<String> actions,
            String words,
            @Nullable LocalDate effectiveOn,
            Instant at) {}

    /**
     * Takes an answer; the same message is taken once.
     *
     * @return whether it is about a document of ours and from its client; if not, somebody has to look at it
     */
    @Transactional
    public boolean take(String messageId, ReceivedResponse response, byte[] original) {
        Optional<Invoice> about = about(response);
        about.ifPresent(invoice -> {
            if (keep(messageId, invoice, response, original)) {
                follow(invoice, response);
            }
        });
        return about.isPresent();
    }

    /** Newest first. */
    public List<Answer> of(InvoiceId invoice) {
        return jdbc.sql(
                        "select * from invoice_answer where invoice_id = :invoice order by received_at desc, message_id")
                .param("invoice", invoice.value())
                .query((row, n) -> answer(row))
                .list();
    }

    private Optional<Invoice> about(ReceivedResponse response) {
        List<Invoice> named = response.kind() == ReceivedResponse.Kind.BUYER
                ? invoices.load("where number = :value", Map.of("value", response.document()), "")
                : invoices.load(
                        "where id in (select invoice_id from invoice_sending where message_id = :value) or number = :value",
                        Map.of("value", response.document()),
                        "");
        return named.stream()
                .filter(invoice -> isFromItsClient(invoice, response))
                .findFirst();
    }

    private boolean isFromItsClient(Invoice invoice, ReceivedResponse response) {
        Identifier address = InvoiceParties.endpoint(clients.get(invoice.client()), null);
        boolean technical = response.kind() == ReceivedResponse.Kind.ACCESS_POINT;
        return technical && isMessage(invoice, response.document())
                || address != null && address.toString().equalsIgnoreCase(response.sender());
    }

    /** An access point names the message by an identifier that nobody else knows. */
    private boolean isMessage(Invoice invoice, String document) {
        return jdbc.sql("select count(*) from invoice_sending where invoice_id = :invoice and message_id = :message")
                        .param("invoice", invoice.id().value())
                        .param("message", document)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private boolean keep(String messageId, Invoice invoice, ReceivedResponse response, byte[] original) {
        return jdbc.sql("""
                insert into invoice_answer (message_id, invoice_id, kind, code, reasons, actions, words, effective_on,
                    file_hash, received_at)
                values (:message, :invoice, :kind, :code, :reasons, :actions, :words, :on, :hash, :at)
                on conflict (message_id) do nothing""")
                        .param("message", messageId)
                        .param("invoice", invoice.id().value())
                        .param("kind", response.kind().name())
                        .param("code", response.code())
                        .param("reasons", response.reasons().toArray(String[]::new))
                        .param("actions", response.actions().toArray(String[]::new))
                        .param("words", response.words())
                        .param("on", response.effectiveOn())
                        .param("hash", files.put(original).hex())
                        .param("at", time.now().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** A technical refusal stops the sending; trouble with the buyer waits for somebody. */
    private void follow(Invoice invoice, ReceivedResponse response) {
        UUID subject = invoice.id().value();
        audit.changed("invoice.answered", "invoice", subject, Map.of("code", response.code()));
        if (response.kind() == ReceivedResponse.Kind.ACCESS_POINT) {
            if (response.code().equals("RE")) {
                delivery.refused(invoice.id(), response.words());
            }
        } else if (response.isTrouble()) {
            worklist.open(
                    Item.of(Queue.INVOICING, TROUBLE, "invoice", subject, Role.FINANCE, "/invoices/" + invoice.id())
                            .about(invoice.client())
                            .with("number", invoice.number())
                            .with("state", response.code()));
        } else if (response.code().equals("AP") || response.code().equals("PD")) {
            worklist.close(TROUBLE, subject, "accepted");
        }
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(
                ReceivedResponse.Kind.valueOf(row.getString("kind")),
                Objects.requireNonNull(row.getString("code")),
                List.of((String[]) row.getArray("reasons").getArray()),
                List.of((String[]) row.getArray("actions").getArray()),
                Objects.requireNonNull(row.getString("words")),
                row.getObject("effective_on", LocalDate.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant());
    }
}
