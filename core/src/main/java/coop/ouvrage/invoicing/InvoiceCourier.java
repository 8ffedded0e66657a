package coop.ouvrage.invoicing;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Client;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries documents to the access point and asks what became of them. Talking outside happens in no transaction; the claim ends
 * by itself, so a process that dies in the middle sends the same keys again and the access point knows them. What sending needs is
 * read for all that were claimed together, and what became of them is written together.
 */
@Component
class InvoiceCourier {

    private static final Logger LOG = LoggerFactory.getLogger(InvoiceCourier.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration SILENCE = Duration.ofHours(24);
    private static final int CLAIMED_AT_ONCE = 50;
    private static final int TALKS_AT_ONCE = 4;

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
            Carried carried = new Carried();
            boolean up;
            try {
                up = carry(claimed, carried);
            } finally {
                write(carried);
            }
            moved += carried.moved;
            if (!up) {
                return moved;
            }
            claimed = claim();
        }
        return moved;
    }

    /** What became of documents that were claimed together: written down together, once each was carried. */
    private static final class Carried {
        private final Map<InvoiceId, String> taken = new LinkedHashMap<>();
        private final List<InvoiceId> delivered = new ArrayList<>();
        private final List<InvoiceId> notOnNetwork = new ArrayList<>();
        private final List<Sending> again = new ArrayList<>();
        private int moved;
    }

    /** False if the access point is down: one that is down for this document is down for the others, and they wait too. */
    private boolean carry(List<Sending> claimed, Carried carried) {
        Load load = load(claimed.stream()
                .filter(sending -> sending.state() == Sending.State.WAITING)
                .map(Sending::invoice)
                .toList());
        try {
            return carry(claimed, load, carried);
        } finally {
            load.participants().keep();
        }
    }

    /** Talks about some at the same time; what came of it is taken in the order of the claim. */
    private boolean carry(List<Sending> claimed, Load load, Carried carried) {
        AtomicBoolean down = new AtomicBoolean();
        claimed.stream()
                .gather(Gatherers.mapConcurrent(TALKS_AT_ONCE, sending -> talk(sending, load, down)))
                .forEach(said -> take(said, load, carried));
        return !down.get();
    }

    /** What came of talking about a document; of one that has nobody to go to, that. */
    private sealed interface Said {

        Sending sending();

        record Sent(Sending sending, EInvoiceGateway.Sending answer) implements Said {}

        record Asked(Sending sending, EInvoiceGateway.Delivery answer) implements Said {}

        record NotOnNetwork(Sending sending) implements Said {}

        record Waits(Sending sending) implements Said {}
    }

    private Said talk(Sending sending, Load load, AtomicBoolean down) {
        if (down.get()) {
            return new Said.Waits(sending);
        }
        try {
            return sending.state() == Sending.State.WAITING ? send(sending, load) : ask(sending);
        } catch (GatewayDown e) {
            if (!e.isReceiverOnly()) {
                down.set(true);
            }
            LOG.info("an e-invoice waits: {}", e.getMessage());
            return new Said.Waits(sending);
        } catch (RuntimeException e) {
            LOG.error("e-invoice {} waits, and keeps no other back", sending.invoice(), e);
            return new Said.Waits(sending);
        }
    }

    private Said send(Sending sending, Load load) {
        InvoiceId id = sending.invoice();
        Invoice invoice = load.invoice(sending);
        Identifier receiver = load.receiver(invoice);
        DocumentKind kind = invoice.kind() == Invoice.Kind.INVOICE ? DocumentKind.INVOICE : DocumentKind.CREDIT_NOTE;
        if (receiver == null || !load.participants().takes(receiver, kind)) {
            return new Said.NotOnNetwork(sending);
        }
        byte[] original = Objects.requireNonNull(load.originals().get(id), () -> "no document of invoice " + id);
        return new Said.Sent(sending, gateway.send(sending.key(), original));
    }

    private Said ask(Sending sending) {
        String message = sending.messageId();
        return new Said.Asked(sending, gateway.status(message == null ? "" : message));
    }

    private void take(Said said, Load load, Carried carried) {
        boolean moved = switch (said) {
            case Said.Sent(Sending sending, EInvoiceGateway.Sending answer) -> sent(sending, answer, load, carried);
            case Said.Asked(Sending sending, EInvoiceGateway.Delivery answer) -> asked(sending, answer, carried);
            case Said.NotOnNetwork(Sending sending) -> carried.notOnNetwork.add(sending.invoice());
            case Said.Waits(Sending sending) -> !carried.again.add(sending);
        };
        carried.moved += moved ? 1 : 0;
    }

    private boolean sent(Sending sending, EInvoiceGateway.Sending answer, Load load, Carried carried) {
        InvoiceId id = sending.invoice();
        switch (answer) {
            case Taken(String messageId) -> carried.taken.put(id, messageId);
            case ReceiverUnknown() -> {
                load.participants().forget(Objects.requireNonNull(load.receiver(load.invoice(sending))));
                carried.notOnNetwork.add(id);
            }
            case Rejected(String reason) -> delivery.refused(id, reason);
        }
        return true;
    }

    private boolean asked(Sending sending, EInvoiceGateway.Delivery answer, Carried carried) {
        InvoiceId id = sending.invoice();
        switch (answer.state()) {
            case DELIVERED -> carried.delivered.add(id);
            case REFUSED -> delivery.refused(id, answer.reason());
            case UNKNOWN -> delivery.lost(id, false);
            case ACCEPTED -> {
                if (!sendings.begunAt(id).plus(SILENCE).isBefore(time.now())) {
                    carried.again.add(sending);
                    return false;
                }
                delivery.lost(id, true);
            }
        }
        return true;
    }

    private void write(Carried carried) {
        if (!carried.taken.isEmpty()) {
            delivery.taken(carried.taken, gateway.reports());
        }
        if (!carried.delivered.isEmpty()) {
            delivery.delivered(carried.delivered);
        }
        if (!carried.notOnNetwork.isEmpty()) {
            notOnNetwork(carried.notOnNetwork);
        }
        if (!carried.again.isEmpty()) {
            delivery.again(carried.again);
        }
    }

    /** Where not all can be mailed together, each is alone, so that one keeps no other back. */
    private void notOnNetwork(List<InvoiceId> ids) {
        try {
            delivery.notOnNetwork(ids);
        } catch (RuntimeException together) {
            if (ids.size() == 1) {
                throw together;
            }
            LOG.warn("invoices are mailed one by one", together);
            ids.forEach(id -> delivery.notOnNetwork(List.of(id)));
        }
    }

    /** What sending these needs, read at once. */
    private record Load(
            Map<InvoiceId, Invoice> invoices,
            Map<UUID, Client> clients,
            Map<InvoiceId, byte[]> originals,
            Participants.Fresh participants) {

        Invoice invoice(Sending sending) {
            return Objects.requireNonNull(invoices.get(sending.invoice()));
        }

        @Nullable
        Identifier receiver(Invoice invoice) {
            return InvoiceParties.endpoint(Objects.requireNonNull(clients.get(invoice.client())), null);
        }
    }

    private Load load(List<InvoiceId> ids) {
        if (ids.isEmpty()) {
            return new Load(Map.of(), Map.of(), Map.of(), participants.fresh(List.of()));
        }
        Map<InvoiceId, Invoice> found =
                invoices.all(ids).stream().collect(Collectors.toMap(Invoice::id, Function.identity()));
        Map<UUID, Client> theirs = clients.all(
                found.values().stream().map(Invoice::client).distinct().toList());
        List<Identifier> receivers = theirs.values().stream()
                .map(client -> InvoiceParties.endpoint(client, null))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new Load(found, theirs, papers.ubl(ids), participants.fresh(receivers));
    }

    private List<Sending> claim() {
        Instant now = time.now();
        return sendings.claim(now, now.plus(LEASE), CLAIMED_AT_ONCE);
    }
}
