package coop.ouvrage.recovery;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.InvoiceReading;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.Order;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.web.Export;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that a lawyer or a receiver needs about what a client owes, as one archive: statement, invoices with their originals and
 * how they were sent, credit notes, accepted orders, reminders as they left, payment plans, the log. Nothing of a mediation goes in: it
 * is confidential.
 */
@Service
public class RecoveryFile {

    private final OpenItems items;
    private final Invoices invoices;
    private final InvoiceReading papers;
    private final ReminderStore reminders;
    private final ClientLetterPaper letters;
    private final RecoveryProofs proofs;
    private final Statements statements;
    private final ProofOfClaim proof;
    private final Clients clients;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;

    RecoveryFile(
            OpenItems items,
            Invoices invoices,
            InvoiceReading papers,
            ReminderStore reminders,
            ClientLetterPaper letters,
            RecoveryProofs proofs,
            Statements statements,
            ProofOfClaim proof,
            Clients clients,
            Permissions permissions,
            Audit audit,
            BusinessTime time) {
        this.items = items;
        this.invoices = invoices;
        this.papers = papers;
        this.reminders = reminders;
        this.letters = letters;
        this.proofs = proofs;
        this.statements = statements;
        this.proof = proof;
        this.clients = clients;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
    }

    /** The claim in the bankruptcy of a client as PDF; empty while it is not bankrupt. */
    @Transactional
    public Optional<byte[]> claim(UUID client) {
        permissions.require(Permission.BANK_READ);
        return clients.find(client).filter(Client::isBankrupt).map(failed -> proof.pdf(client));
    }

    /** The archive of a client: of what is open or was lost. Reading it is noted. */
    @Transactional
    public byte[] zip(UUID clientId) {
        permissions.require(Permission.BANK_READ);
        Client client = clients.get(clientId);
        List<OpenItem> claimed = items.of(clientId).stream()
                .filter(item ->
                        item.isOpen() || item.lost().minus(item.recovered()).isPositive())
                .toList();
        audit.read("recovery.file", "client", clientId, Map.of("invoices", claimed.size()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "statement.pdf", statements.pdf(clientId));
            if (client.isBankrupt()) {
                put(zip, "proof-of-claim.pdf", proof.pdf(clientId));
            }
            for (OpenItem item : claimed) {
                invoice(zip, item);
            }
            reminders(zip, clientId);
            for (Map.Entry<String, String> text : proofs.plans(client).entrySet()) {
                put(zip, text.getKey(), utf8(text.getValue()));
            }
            put(zip, "log.csv", Export.csv(proofs.log(claimed, client.language().getLanguage())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void invoice(ZipOutputStream zip, OpenItem item) throws IOException {
        Invoice invoice = invoices.find(new InvoiceId(item.invoice())).orElseThrow();
        String folder = "invoices/" + invoice.number() + "/";
        put(zip, folder + invoice.number() + ".pdf", papers.pdf(invoice));
        put(zip, folder + invoice.number() + ".xml", papers.xml(invoice));
        put(zip, folder + "sending.csv", Export.csv(proofs.sending(invoice)));
        for (Invoice note : invoices.creditNotesOn(invoice.id())) {
            put(zip, folder + note.number() + ".pdf", papers.pdf(note));
        }
        if (invoice.order() != null) {
            Order order = papers.order(invoice.order()).orElse(null);
            if (order != null) {
                put(zip, folder + "order.pdf", papers.pdf(order.quote()));
                put(zip, folder + "acceptance.txt", utf8(proofs.acceptance(order)));
            }
        }
    }

    /** Letters as they were posted, mails as they left. */
    private void reminders(ZipOutputStream zip, UUID client) throws IOException {
        List<Reminder> sent = reminders.ofClient(client);
        Map<UUID, String> mails = proofs.mails(sent);
        for (Reminder reminder : sent) {
            String name = "reminders/" + reminder.sentOn() + "-" + reminder.level() + "-" + reminder.entity() + "-"
                    + reminder.id().toString().substring(28);
            UUID document = reminder.document();
            if (document != null) {
                put(zip, name + ".pdf", letters.pdf(document));
            }
            String mail = mails.get(reminder.id());
            if (mail != null) {
                put(zip, name + ".txt", utf8(mail));
            }
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(time.today().atTime(LocalTime.NOON));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
