package coop.ouvrage.recovery;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.invoicing.Acceptance;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.QuoteDraft;
import coop.ouvrage.invoicing.Quotes;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** Invoices from quote to number, of the day that it is. */
record InvoiceMaker(
        Quotes quotes, Acceptance acceptance, Invoices invoices, SmallCoop coop, CurrentUser user, BusinessTime time) {

    Invoice invoice(UUID unit, UUID client, String price) {
        return user.asSystem(() -> {
            QuoteDraft draft = new QuoteDraft(
                    unit,
                    UUID.randomUUID(),
                    client,
                    "Affiches",
                    "fr",
                    List.of(new QuoteDraft.Item(
                            "Affiches", Supply.SERVICE, BigDecimal.ONE, "LS", new BigDecimal(price))),
                    Money.ZERO,
                    "",
                    "PO-1",
                    time.today().plusDays(30));
            String token = quotes.send(quotes.draft(draft).orThrow()).orThrow();
            acceptance.requestCode(token).orThrow();
            return invoices.find(invoices.issue(
                                    acceptance
                                            .accept(token, coop.code(), "Claire Dumont")
                                            .orThrow(),
                                    time.today())
                            .orThrow())
                    .orElseThrow();
        });
    }
}
