package coop.ouvrage.invoicing;

import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Sends a document to a client that is not reached by the network: a mail with a link to the client's page, where it can be read,
 * paid and kept as PDF. The link names no invoice and the mail carries no amount of anybody else.
 */
@Component
class InvoiceMail {

    /** As long as a claim can be disputed in practice; a link is revoked with the quote's others. */
    private static final Duration LINK_LIFE = Duration.ofDays(730);

    private final Messages messages;
    private final OrderStore orders;
    private final InvoiceStore invoices;
    private final QuoteLinks links;

    InvoiceMail(Messages messages, OrderStore orders, InvoiceStore invoices, QuoteLinks links) {
        this.messages = messages;
        this.orders = orders;
        this.invoices = invoices;
        this.links = links;
    }

    void send(Invoice invoice, String to, Instant now) {
        send(List.of(invoice), any -> to, now);
    }

    void send(List<Invoice> invoices, Function<Invoice, String> address, Instant now) {
        messages.send(invoices.stream()
                .map(invoice -> message(invoice, address.apply(invoice), now))
                .toList());
    }

    private Message message(Invoice invoice, String to, Instant now) {
        boolean credit = invoice.kind() == Invoice.Kind.CREDIT_NOTE;
        Message message = Message.to(
                        to, invoice.language(), credit ? "invoicing.mail.credit_note" : "invoicing.mail.invoice")
                .with(Map.of(
                        "number",
                        invoice.number(),
                        "title",
                        invoice.title(),
                        "total",
                        invoice.price(invoice.language()),
                        "due",
                        invoice.dueOn()))
                .once("invoice:" + invoice.id() + ":mailed");
        return quote(invoice)
                .map(quote -> message.link("/l/" + links.another(quote, to, now.plus(LINK_LIFE))))
                .orElse(message);
    }

    /** The quote behind a document; a credit note has that of the invoice that it corrects. */
    private Optional<QuoteId> quote(Invoice invoice) {
        OrderId order = invoice.order();
        InvoiceId corrects = invoice.corrects();
        if (order == null && corrects != null) {
            return invoices.find(corrects).flatMap(this::quote);
        }
        return order == null
                ? Optional.empty()
                : orders.find(order).map(found -> found.quote().id());
    }
}
