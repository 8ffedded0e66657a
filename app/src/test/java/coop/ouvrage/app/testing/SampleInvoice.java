package coop.ouvrage.app.testing;

import coop.ouvrage.einvoice.EInvoice;
import coop.ouvrage.einvoice.EInvoiceBuilder;
import coop.ouvrage.einvoice.InvoiceLine;
import coop.ouvrage.einvoice.Party;
import coop.ouvrage.einvoice.PostalAddress;
import coop.ouvrage.einvoice.VatTreatment;
import java.math.BigDecimal;
import java.time.LocalDate;

/** An e-invoice of one line, from 0203.201.340 to 0403.170.701: 100.00 EUR and 21 % VAT. */
public final class SampleInvoice {

    private SampleInvoice() {}

    public static EInvoiceBuilder of(String number, LocalDate day) {
        PostalAddress address = PostalAddress.of("Rue du Four 1", "1000", "Bruxelles", "BE");
        return EInvoice.invoice(
                        number,
                        day,
                        Party.belgian("Seller", "0203201340", null, address),
                        Party.belgian("Buyer", "0403170701", null, address))
                .line(InvoiceLine.of(
                        "1",
                        "Travail",
                        BigDecimal.ONE,
                        "LS",
                        new BigDecimal("100.00"),
                        VatTreatment.standard(new BigDecimal("0.21"))));
    }
}
