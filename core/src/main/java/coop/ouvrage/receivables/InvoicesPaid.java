package coop.ouvrage.receivables;

import java.util.List;

/** Clients have paid; told once for all invoices of a bank file, before each {@link InvoicePaid}. For those who write for each of them. */
public record InvoicesPaid(List<InvoicePaid> all) {

    public InvoicesPaid {
        all = List.copyOf(all);
    }
}
