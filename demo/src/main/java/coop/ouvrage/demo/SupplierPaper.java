package coop.ouvrage.demo;

import coop.ouvrage.einvoice.EInvoice;
import coop.ouvrage.einvoice.EInvoiceBuilder;
import coop.ouvrage.einvoice.InvoiceLine;
import coop.ouvrage.einvoice.Party;
import coop.ouvrage.einvoice.Payment;
import coop.ouvrage.einvoice.PostalAddress;
import coop.ouvrage.einvoice.UblWriter;
import coop.ouvrage.einvoice.VatTreatment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invoices by invented suppliers, as their own programs would write them. */
record SupplierPaper(String buyer, String buyerNumber, LocalDate day) {

    private static final PostalAddress SEAT = PostalAddress.of("Quai au Foin 31", "1000", "Bruxelles", "BE");
    private static final List<Party> SELLERS = List.of(
            Party.belgian("Sono du Marché", "0999030120", "SRL", SEAT),
            Party.belgian("Lumen Location", "0999030219", "SRL", SEAT),
            Party.belgian("Papeterie Saint-Jean", "0999030318", "SRL", SEAT),
            Party.belgian("Ordinateurs du Canal", "0999030516", "SRL", SEAT));
    private static final List<String> ACCOUNTS =
            List.of("BE68539007547034", "BE71096123456769", "BE62510007547061", "BE73735012345660");

    /** @param code by which the document finds its unit; null for one that names none */
    byte[] invoice(String number, int seller, @Nullable String code, String what, String price) {
        Party from = SELLERS.get(seller);
        EInvoiceBuilder invoice = EInvoice.invoice(number, day, from, Party.belgian(buyer, buyerNumber, "SC", SEAT));
        return UblWriter.write(invoice.dueOn(day.plusDays(30))
                .payable(Payment.transfer(ACCOUNTS.get(seller), from.name(), number, null))
                .references(code == null ? "commande" : code, null)
                .line(InvoiceLine.of(
                        "1",
                        what,
                        BigDecimal.ONE,
                        "C62",
                        new BigDecimal(price),
                        VatTreatment.standard(new BigDecimal("0.21"))))
                .build());
    }

    /** A PDF without anything for programs. */
    byte[] plain(String number) {
        List<String> lines = List.of(
                "Imprimerie des Quatre Vents",
                "Quai au Foin 31, 1000 Bruxelles - BE 0999.030.417",
                "",
                "FACTURE " + number,
                "Date : " + day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear(),
                "Client : " + buyer,
                "",
                "Affiches A2, 50 exemplaires                 180,00",
                "Total hors TVA                              180,00",
                "TVA 21 %                                     37,80",
                "Total à payer                               217,80 EUR",
                "",
                "À payer sur BE43 0689 9999 9501 avant le " + day.plusDays(30).getDayOfMonth() + "/"
                        + day.plusDays(30).getMonthValue() + "/"
                        + day.plusDays(30).getYear());
        return PlainPaper.pdf(lines);
    }
}
