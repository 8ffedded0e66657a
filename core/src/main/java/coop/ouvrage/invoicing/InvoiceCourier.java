package coop.ouvrage.invoicing;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.einvoice.DocumentKind;
import coop.ouvrage.einvoice.EInvoiceGateway;
import coop.ouvrage.einvoice.EInvoiceGateway.GatewayDown;
import coop.ouvrage.einvoice.EInvoiceGateway.Sending.ReceiverUnknown;
import coop.ouvrage.einvoice.EInvoiceGateway.Sending.Rejected;
import coop.ouvrage.einvoice.EInvoiceGateway.Sending.Taken;
import coop.ouvrage.einvoice.Identifier;
import coop.ouvrage.einvoice.Participants;
import coop.ouvrage.installation.Outgoing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries documents to the access point and asks what became of them. Talking outside happens in no transaction; the claim ends
 * by itself, so a process that dies in the middle sends the same key again and the access point knows it.
 */
@Component
class InvoiceCourier {

    private static final Logger LOG = LoggerFactory.getLogger(InvoiceCourier.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration SILENCE = Duration.ofHours(24);
    private static final int CLAIMED_AT_ONCE = 20;

    private final SendingStore sendings;
    private final InvoiceDelivery delivery;
    private final InvoiceStore invoices;
    private final InvoicePapers papers;
    private final Clients clients;
    private final EInvoiceGateway gateway;
    private final Participants participants;
    private final BusinessTime time;
    private final Outgoing outgoing;

    InvoiceCourier(
            SendingStore sendings,
            InvoiceDelivery delivery,
            InvoiceStore invoices,
            InvoicePapers papers,
            Clients clients,
            EInvoiceGateway gateway,
            Participants participants,
            BusinessTime time,
            Outgoing outgoing) {
        this.sendings = sendings;
        this.delivery = delivery;
        this.invoices = invoices;
        this.papers = papers;
        this.clients = clients;
        this.gateway = gateway;
        this.participants = participants;
        this.time = time;
        this.outgoing = outgoing;
    }

    /** Does what is due; returns how many documents moved. */
    int round() {
        if (outgoing.isHeld()) {
            return 0;
        }
        int moved = 0;
        List<Sending> claimed = claim();
        while (!claimed.isEmpty()) {
            for (int i = 0; i < claimed.size(); i++) {
                try {
                    moved += one(claimed.get(i)) ? 1 : 0;
                } catch (GatewayDown e) {
                    if (e.isReceiverOnly()) {
                        LOG.info("an e-invoice waits: {}", e.getMessage());
                        delivery.again(claimed.get(i));
                        continue;
                    }
                    // One that is down for this document is down for the others: they wait too.
                    LOG.info("e-invoices wait: {}", e.getMessage());
                    claimed.subList(i, claimed.size()).forEach(delivery::again);
                    return moved;
                }
            }
            claimed = claim();
        }
        return moved;
    }

    private List<Sending> claim() {
        Instant now = time.now();
        return sendings.claim(now, now.plus(LEASE), CLAIMED_AT_ONCE);
    }

    private boolean one(Sending sending) {
        return sending.state() == Sending.State.WAITING ? send(sending) : ask(sending);
    }

    private boolean send(Sending sending) {
        Invoice invoice = invoices.find(sending.invoice()).orElseThrow();
        Identifier receiver = InvoiceParties.endpoint(clients.get(invoice.client()), null);
        DocumentKind kind = invoice.kind() == Invoice.Kind.INVOICE ? DocumentKind.INVOICE : DocumentKind.CREDIT_NOTE;
        if (receiver == null || !participants.takes(receiver, kind)) {
            delivery.notOnNetwork(invoice.id());
            return true;
        }
        switch (gateway.send(invoice.id().value().toString(), papers.ubl(invoice.id()))) {
            case Taken(String messageId) -> delivery.taken(invoice.id(), messageId, gateway.reports());
            case ReceiverUnknown() -> {
                participants.forget(receiver);
                delivery.notOnNetwork(invoice.id());
            }
            case Rejected(String reason) -> delivery.refused(invoice.id(), reason);
        }
        return true;
    }

    private boolean ask(Sending sending) {
        String message = sending.messageId();
        EInvoiceGateway.Delivery answer = gateway.status(message == null ? "" : message);
        switch (answer.state()) {
            case DELIVERED -> delivery.delivered(sending.invoice());
            case REFUSED -> delivery.refused(sending.invoice(), answer.reason());
            case UNKNOWN -> delivery.lost(sending.invoice(), false);
            case ACCEPTED -> {
                boolean silent =
                        sendings.begunAt(sending.invoice()).plus(SILENCE).isBefore(time.now());
                if (!silent) {
                    delivery.again(sending);
                    return false;
                }
                delivery.lost(sending.invoice(), true);
            }
        }
        return true;
    }
}
