package coop.ouvrage.invoicing;

import coop.ouvrage.customer.Client;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the official rules look at in a document of ours, apart from names and amounts, whose arithmetic follows from the lines: two
 * documents of one shape pass or fail together.
 */
record InvoiceShape(
        String entity,
        Invoice.Kind kind,
        Invoice.Form form,
        String language,
        String currency,
        String country,
        @Nullable String addressCountry,
        @Nullable String scheme,
        @Nullable String givenEndpoint,
        boolean enterpriseNumber,
        boolean vatNumber,
        boolean account,
        boolean bank,
        boolean annex,
        Set<Sold> sold) {

    /** How something is sold. */
    record Sold(String vatCase, String category, String rate, String quantityUnit, boolean given) {}

    static InvoiceShape of(Invoice invoice, InvoiceSources sources) {
        Client client = sources.client();
        var endpoint = InvoiceParties.endpoint(client, sources.contact());
        return new InvoiceShape(
                invoice.entity(),
                invoice.kind(),
                invoice.form(),
                invoice.language(),
                invoice.currency(),
                client.country(),
                client.address() == null ? null : client.address().country(),
                endpoint == null ? null : endpoint.scheme(),
                client.peppolId(),
                client.enterpriseNumber() != null,
                client.vatNumber() != null,
                sources.account() != null,
                sources.account() != null && !sources.account().bic().isEmpty(),
                sources.annex() != null,
                invoice.lines().stream()
                        .map(line -> new Sold(
                                line.vatCase(),
                                line.vatCategory(),
                                line.vatRate().stripTrailingZeros().toPlainString(),
                                line.quantityUnit(),
                                line.quantity().signum() < 0))
                        .collect(Collectors.toSet()));
    }
}
