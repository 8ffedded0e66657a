package coop.ouvrage.einvoice;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Two small documents that touch the whole set of rules, to load them before the first user waits for it. */
final class Samples {

    private static final Party SELLER =
            Party.belgian("Ouvrage", "0203201340", "SC", PostalAddress.of("Rue du Four 1", "1000", "Bruxelles", "BE"));
    private static final Party BUYER =
            Party.belgian("Client", "0403170701", null, PostalAddress.of("Rue du Puits 2", "4000", "Liège", "BE"));
    private static final InvoiceLine LINE = InvoiceLine.of(
            "1", "Work", BigDecimal.ONE, "LS", new BigDecimal("100.00"), VatTreatment.standard(new BigDecimal("0.21")));
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    static final byte[] INVOICE = UblWriter.write(EInvoice.invoice("1", DAY, SELLER, BUYER)
            .references("x", null)
            .dueOn(DAY)
            .line(LINE)
            .build());

    static final byte[] CREDIT_NOTE =
            UblWriter.write(EInvoice.creditNote("2", DAY, SELLER, BUYER, new PrecedingInvoice("1", DAY))
                    .references("x", null)
                    .payable(new Payment(null, null, null, null, null, null, "-"))
                    .line(LINE)
                    .build());

    private Samples() {}
}
