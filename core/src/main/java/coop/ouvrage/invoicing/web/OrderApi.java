package coop.ouvrage.invoicing.web;

import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.InvoiceReading;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.Order;
import coop.ouvrage.invoicing.OrderId;
import coop.ouvrage.invoicing.Orders;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Orders, which are accepted offers, for programs. */
@RestController
@RequestMapping("/api/v1/orders")
class OrderApi {

    private final InvoiceReading reading;
    private final Orders orders;
    private final Invoices invoices;

    OrderApi(InvoiceReading reading, Orders orders, Invoices invoices) {
        this.reading = reading;
        this.orders = orders;
        this.invoices = invoices;
    }

    /** An order; {@code textHash} is the SHA-256 of the text that was accepted. */
    record OrderJson(
            UUID id,
            UUID quote,
            UUID job,
            UUID unit,
            UUID client,
            String acceptedBy,
            Instant acceptedAt,
            String textHash,
            String exclVat,
            String inclVat,
            @Nullable LocalDate cancelledOn,
            @Nullable UUID invoice) {}

    record InvoiceOrder(LocalDate suppliedOn) {}

    @GetMapping
    CursorPage<OrderJson> list(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        List<Order> found = reading.orders(cursor == null ? null : new OrderId(cursor), size + 1);
        return CursorPage.of(found.stream().map(this::json).toList(), size, o -> o.id().toString());
    }

    @GetMapping("/{id}")
    OrderJson show(@PathVariable UUID id) {
        return json(order(id));
    }

    /** Invoices the order, once: asked again, the same invoice answers. */
    @PostMapping("/{id}/invoice")
    @ResponseStatus(HttpStatus.CREATED)
    InvoiceApi.InvoiceJson invoice(@PathVariable UUID id, @RequestBody InvoiceOrder wanted) {
        InvoiceId made = invoices.issue(order(id).id(), wanted.suppliedOn()).orThrow();
        return InvoiceApi.InvoiceJson.of(reading.find(made).orElseThrow(NotFound::new));
    }

    @PostMapping("/{id}/cancel")
    OrderJson cancel(@PathVariable UUID id, @RequestBody Reason wanted) {
        orders.cancel(order(id).id(), wanted.reason()).orThrow();
        return json(order(id));
    }

    private Order order(UUID id) {
        return reading.order(new OrderId(id)).orElseThrow(NotFound::new);
    }

    private OrderJson json(Order order) {
        return new OrderJson(
                order.id().value(),
                order.quote().id().value(),
                order.job(),
                order.quote().unit(),
                order.quote().client(),
                order.acceptedBy(),
                order.acceptedAt(),
                HexFormat.of().formatHex(order.textHash()),
                order.quote().exclVat().toString(),
                order.quote().inclVat().toString(),
                order.cancelledOn(),
                invoices.ofOrder(order.id()).map(i -> i.id().value()).orElse(null));
    }
}
