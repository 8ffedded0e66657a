package coop.ouvrage.clientspace.web;

import coop.ouvrage.clientspace.ClientAccessLinks;
import coop.ouvrage.clientspace.ClientSpace;
import coop.ouvrage.customer.Client;
import coop.ouvrage.money.Money;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.NotFound;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A client's own invoices for its programs. The header {@code Client-Key} carries the key that the client made in its space; a key that
 * is unknown, expired or revoked finds nothing.
 */
@RestController
@RequestMapping("/api/v1/client-space")
class SpaceApi {

    private final ClientAccessLinks links;
    private final ClientSpace space;

    SpaceApi(ClientAccessLinks links, ClientSpace space) {
        this.links = links;
        this.space = space;
    }

    /**
     * An invoice as its client sees it.
     *
     * @param reference as it is paid with: twelve digits, or that of ISO 11649 for a client abroad
     */
    record OwnInvoiceJson(
            UUID id,
            String number,
            @Nullable String reference,
            LocalDate issuedOn,
            LocalDate dueOn,
            String state,
            Money total,
            Money paid,
            Money credited,
            Money lateCharges,
            Money left) {

        static OwnInvoiceJson of(OpenItem item, Client client) {
            return new OwnInvoiceJson(
                    item.invoice(),
                    item.number(),
                    item.reference() == null
                            ? null
                            : client.reference(item.reference()).bare(),
                    item.issuedOn(),
                    item.dueOn(),
                    item.state().name(),
                    item.total(),
                    item.paid(),
                    item.credited(),
                    item.charged(),
                    item.left());
        }
    }

    private UUID client(@Nullable String key) {
        return key == null ? missing() : links.ofKey(key).orElseThrow(NotFound::new);
    }

    private static UUID missing() {
        throw new NotFound();
    }

    /** Invoices, the newest first. */
    @GetMapping("/invoices")
    CursorPage<OwnInvoiceJson> invoices(
            @RequestHeader(name = "Client-Key", required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        Client client = space.client(client(key));
        List<OwnInvoiceJson> found =
                space.invoices(client.id().value(), CursorPage.id(cursor).orElse(null), size + 1).stream()
                        .map(item -> OwnInvoiceJson.of(item, client))
                        .toList();
        return CursorPage.of(found, size, item -> item.id().toString());
    }

    @GetMapping("/invoices/{id}/pdf")
    ResponseEntity<byte[]> pdf(
            @RequestHeader(name = "Client-Key", required = false) @Nullable String key, @PathVariable UUID id) {
        return SpaceFiles.file(space.pdf(client(key), id), MediaType.APPLICATION_PDF, "invoice.pdf");
    }

    @GetMapping("/invoices/{id}/ubl")
    ResponseEntity<byte[]> ubl(
            @RequestHeader(name = "Client-Key", required = false) @Nullable String key, @PathVariable UUID id) {
        return SpaceFiles.file(space.xml(client(key), id), MediaType.APPLICATION_XML, "invoice.xml");
    }

    /** The statement of today as a table, {@code csv} or {@code xlsx}, its columns named in the client's language. */
    @GetMapping(value = "/statement", params = "format")
    ResponseEntity<byte[]> sheet(
            @RequestHeader(name = "Client-Key", required = false) @Nullable String key, @RequestParam String format) {
        return Export.as(format, space.statementSheet(client(key)));
    }

    /** The statement of today as PDF. */
    @GetMapping("/statement")
    ResponseEntity<byte[]> statement(@RequestHeader(name = "Client-Key", required = false) @Nullable String key) {
        return SpaceFiles.file(space.statement(client(key)), MediaType.APPLICATION_PDF, "statement.pdf");
    }
}
