package coop.ouvrage.invoicing;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How documents reach their clients, and what became of it. Businesses get the XML through the network, private persons a mail;
 * a business that the network does not know gets a mail too, and the support team is told: it is never silent.
 */
@Service
public class InvoiceDelivery {

    static final String NOT_ON_NETWORK = "invoicing.client_not_on_network";
    static final String NOT_DELIVERED = "invoicing.not_delivered";
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final InvoicePapers papers;
    private final InvoiceStore invoices;
    private final SendingStore sendings;
    private final InvoiceMail mail;
    private final Clients clients;
    private final Worklist worklist;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;

    InvoiceDelivery(
            InvoicePapers papers,
            InvoiceStore invoices,
            SendingStore sendings,
            InvoiceMail mail,
            Clients clients,
            Worklist worklist,
            Permissions permissions,
            Audit audit,
            BusinessTime time) {
        this.papers = papers;
        this.invoices = invoices;
        this.sendings = sendings;
        this.mail = mail;
        this.clients = clients;
        this.worklist = worklist;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
    }

    /** Takes a document that has just got its number, in the transaction that gave it. */
    void take(Invoice invoice) {
        papers.keep(invoice);
        Client client = clients.get(invoice.client());
        if (InvoiceParties.isReachedByNetwork(client)) {
            sendings.insert(List.of(invoice.id()), time.now());
        } else {
            byMail(invoice);
        }
    }

    private boolean byMail(Invoice invoice) {
        boolean mailed = mailed(invoice);
        if (mailed) {
            invoices.deliveries(List.of(invoice.id()), Invoice.Delivery.MAILED, false, time.now());
        }
        return mailed;
    }

    private boolean mailed(Invoice invoice) {
        Optional<String> address = clients.contactAddress(invoice.client());
        address.ifPresent(to -> mail.send(invoice, to, time.now()));
        return address.isPresent();
    }

    /** The access point took these, under these names. */
    @Transactional
    void taken(Map<InvoiceId, String> messages, boolean outcomeFollows) {
        sendings.taken(messages, outcomeFollows ? Sending.State.SENT : Sending.State.DONE, time.now());
        invoices.deliveries(List.copyOf(messages.keySet()), Invoice.Delivery.SENT, false, time.now());
    }

    @Transactional
    void delivered(List<InvoiceId> ids) {
        sendings.done(ids, time.now());
        invoices.deliveries(ids, Invoice.Delivery.DELIVERED, true, time.now());
        worklist.close(NOT_DELIVERED, ids.stream().map(InvoiceId::value).toList(), "delivered");
    }

    /** Refused by the access point or the receiver's: trying again as it is does not help. */
    @Transactional
    void refused(InvoiceId id, String reason) {
        sendings.state(id, Sending.State.STOPPED, null, time.now());
        invoices.delivery(id, Invoice.Delivery.REFUSED, reason, time.now());
        tell(NOT_DELIVERED, id, Invoice.Delivery.REFUSED);
    }

    /**
     * Nobody says what became of it.
     *
     * @param keepAsking whether an answer may still come
     */
    @Transactional
    void lost(InvoiceId id, boolean keepAsking) {
        Instant next = time.now().plus(LONGEST_PAUSE);
        sendings.state(id, keepAsking ? Sending.State.SENT : Sending.State.STOPPED, null, next);
        invoices.delivery(id, Invoice.Delivery.LOST, null, time.now());
        tell(NOT_DELIVERED, id, Invoice.Delivery.LOST);
    }

    /** The network does not know their clients: each gets a mail, and a home business that must be on it is looked after. */
    @Transactional
    void notOnNetwork(List<InvoiceId> ids) {
        List<Invoice> all = invoices.all(ids);
        List<UUID> theirs = all.stream().map(Invoice::client).toList();
        Foreseen.expect(Kind.CLIENT, theirs);
        Foreseen.expect(Kind.PERSON, theirs);
        Foreseen.expect(
                Kind.ORDER,
                all.stream()
                        .flatMap(invoice -> Stream.ofNullable(invoice.order()))
                        .map(OrderId::value)
                        .toList());
        List<InvoiceId> mailed = new ArrayList<>();
        for (Invoice invoice : all) {
            Client client = clients.get(invoice.client());
            boolean sent = mailed(invoice);
            if (sent) {
                mailed.add(invoice.id());
            } else {
                sendings.state(invoice.id(), Sending.State.STOPPED, null, time.now());
            }
            if (!sent || client.taxable() && client.kind().isRegistered()) {
                tell(NOT_ON_NETWORK, invoice, sent ? Invoice.Delivery.MAILED : Invoice.Delivery.WAITING);
            }
        }
        invoices.deliveries(mailed, Invoice.Delivery.MAILED, false, time.now());
        sendings.done(mailed, time.now());
    }

    /** Not reached, or no outcome yet: again later, later each time, at most an hour. */
    void again(List<Sending> sendings) {
        Map<InvoiceId, Instant> due = new HashMap<>();
        for (Sending sending : sendings) {
            Duration pause = Duration.ofSeconds(15L << Math.min(sending.tries() - 1, 8));
            due.put(sending.invoice(), time.now().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
        }
        this.sendings.due(due);
    }

    /**
     * An officer has it sent once more: the same message, unless that one was refused. One that is under way or has arrived is left alone:
     * a page may be older than what became of it, and a second message would be a second invoice to the client.
     */
    @Transactional
    public void sendAgain(InvoiceId id) {
        Invoice invoice = invoices.lock(id).orElseThrow();
        permissions.require(Permission.INVOICE_CREDIT);
        if (invoice.delivery() != Invoice.Delivery.REFUSED && invoice.delivery() != Invoice.Delivery.LOST) {
            return;
        }
        if (invoice.delivery() == Invoice.Delivery.REFUSED) {
            sendings.anew(id, time.now());
        }
        invoices.deliveries(List.of(id), Invoice.Delivery.WAITING, true, time.now());
        sendings.state(id, Sending.State.WAITING, null, time.now());
        worklist.close(NOT_DELIVERED, id.value(), "sent again");
        audit.changed("invoice.sent_again", "invoice", id.value(), Map.of("number", invoice.number()));
    }

    private void tell(String kind, InvoiceId id, Invoice.Delivery how) {
        tell(kind, invoices.find(id).orElseThrow(), how);
    }

    private void tell(String kind, Invoice invoice, Invoice.Delivery how) {
        InvoiceId id = invoice.id();
        worklist.open(Item.of(Queue.INVOICING, kind, "invoice", id.value(), Role.FINANCE, "/invoices/" + id)
                .about(invoice.client())
                .with("number", invoice.number())
                .with("state", how.name()));
    }
}
