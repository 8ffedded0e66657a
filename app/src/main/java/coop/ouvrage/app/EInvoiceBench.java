package coop.ouvrage.app;

import coop.ouvrage.einvoice.EInvoice;
import coop.ouvrage.einvoice.EInvoiceBuilder;
import coop.ouvrage.einvoice.EInvoiceReader;
import coop.ouvrage.einvoice.EInvoiceRules;
import coop.ouvrage.einvoice.InvoiceLine;
import coop.ouvrage.einvoice.InvoicePicture;
import coop.ouvrage.einvoice.Party;
import coop.ouvrage.einvoice.PostalAddress;
import coop.ouvrage.einvoice.UblWriter;
import coop.ouvrage.einvoice.VatTreatment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How long one e-invoice of three lines takes on a warm machine: checked by the official rules, read, printed as PDF. No database. */
public final class EInvoiceBench {

    private static final int WARM_UP = 300;

    private EInvoiceBench() {}

    /** Median and slowest of twenty, in milliseconds, and the check against writing the same document. */
    public static Map<String, Object> run(int times) {
        EInvoice invoice = invoice();
        byte[] file = UblWriter.write(invoice);
        EInvoiceRules rules = new EInvoiceRules();
        InvoicePicture.Dress dress = InvoicePicture.Dress.plain("La Traverse");
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("times", times);
        long check = put(figures, "check", times, () -> rules.check(file).orThrow());
        put(figures, "read", times, () -> EInvoiceReader.read(file).orThrow());
        put(figures, "pdf", times, () -> InvoicePicture.pdf(invoice, Locale.FRENCH, dress));
        long write = put(figures, "write", times, () -> UblWriter.write(invoice));
        figures.put("check_to_write", Ratio.of(check, write));
        return figures;
    }

    private static long put(Map<String, Object> figures, String name, int times, Runnable work) {
        for (int i = 0; i < WARM_UP; i++) {
            work.run();
        }
        long[] each = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.run();
            each[i] = System.nanoTime() - start;
        }
        Arrays.sort(each);
        figures.put(name + "_median_ms", Ratio.milliseconds(each[times / 2]));
        figures.put(name + "_p95_ms", Ratio.milliseconds(each[times * 95 / 100]));
        return each[times / 2];
    }

    private static EInvoice invoice() {
        PostalAddress seat = PostalAddress.of("Rue du Four 1", "1000", "Bruxelles", "BE");
        LocalDate day = LocalDate.of(2026, 9, 1);
        EInvoiceBuilder builder = EInvoice.invoice(
                        "2026-000001",
                        day,
                        Party.belgian("La Traverse Production", "0203201340", "SC", seat),
                        Party.belgian("Imprimerie du Fil", "0403170701", null, seat))
                .references("bon 7", null)
                .dueOn(day.plusDays(30));
        for (int line = 1; line <= 3; line++) {
            builder.line(InvoiceLine.of(
                    String.valueOf(line),
                    "Affiches de la saison " + line,
                    BigDecimal.ONE,
                    "LS",
                    new BigDecimal("100.01"),
                    VatTreatment.standard(new BigDecimal("0.21"))));
        }
        return builder.build();
    }
}
