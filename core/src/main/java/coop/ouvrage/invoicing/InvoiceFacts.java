package coop.ouvrage.invoicing;

import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.spi.ItemFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is known of an invoice that did not arrive, or that a client does not accept. */
@Component
class InvoiceFacts implements ItemFacts {

    private final InvoiceStore invoices;

    InvoiceFacts(InvoiceStore invoices) {
        this.invoices = invoices;
    }

    @Override
    public boolean knows(String subjectType) {
        return subjectType.equals("invoice");
    }

    @Override
    public List<Fact> of(Item item) {
        return invoices.find(new InvoiceId(item.subject()))
                .map(InvoiceFacts::facts)
                .orElse(List.of());
    }

    private static List<Fact> facts(Invoice invoice) {
        return List.of(
                Fact.of("invoicing.title", invoice.title()),
                Fact.of("invoicing.incl_vat", invoice.exclVat().plus(invoice.vat())),
                Fact.of("invoicing.issued", invoice.issuedOn()),
                Fact.of("invoicing.due", invoice.dueOn()),
                Fact.of("invoicing.delivery", "invoicing.delivery." + invoice.delivery()),
                Fact.of("ledger.entity", invoice.entity()));
    }
}
