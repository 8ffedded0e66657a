package coop.ouvrage.sales.web;

import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Sale;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.sales.Repeat;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.web.Form;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what somebody typed into the form of an invoice: as many lines as have a description or a price. */
final class SaleFormReader {

    private static final int MOST_LINES = 40;

    private final Form form;
    private final ProductionUnit unit;
    private final LocalDate today;

    SaleFormReader(Form form, ProductionUnit unit, LocalDate today) {
        this.form = form;
        this.unit = unit;
        this.today = today;
    }

    /** How many lines to show: those typed and, when asked for, one more. */
    int rows() {
        int last = 1;
        for (int i = 1; i <= MOST_LINES; i++) {
            last = isTyped(i) ? i : last;
        }
        return Math.min(MOST_LINES, last + (form.isChecked("more") ? 1 : 0));
    }

    private boolean isTyped(int i) {
        return !form.text("what" + i).isEmpty() || !form.text("price" + i).isEmpty();
    }

    /** Null when something cannot be read; the form says what. */
    @Nullable
    Sale sale() {
        UUID client = form.id("client");
        String title = form.required("title", 200);
        LocalDate supplied = form.text("supplied").isEmpty() ? today : form.day("supplied");
        Invoice.Form kind = form.choice("form", Invoice.Form.class);
        List<Sale.Line> lines = lines();
        if (form.isRefused() || client == null || title == null || supplied == null || kind == null) {
            return null;
        }
        String reference = form.text("reference");
        return Sale.of(unit.entity(), client, title, form.text("language"), supplied, lines)
                .withClientReference(reference.isEmpty() ? null : reference)
                .as(kind)
                .deducting(form.all("deposit").stream()
                        .map(id -> new InvoiceId(UUID.fromString(id)))
                        .toList());
    }

    private List<Sale.Line> lines() {
        List<Sale.Line> lines = new ArrayList<>();
        UUID subject = unit.id().value();
        for (int i = 1; i <= rows(); i++) {
            if (!isTyped(i) && i > 1) {
                continue;
            }
            String what = form.required("what" + i, 500);
            Supply supply = form.choice("supply" + i, Supply.class);
            BigDecimal quantity = form.number("quantity" + i);
            BigDecimal price = form.number("price" + i);
            if (what != null && supply != null && quantity != null && price != null) {
                UUID of = form.text("budget" + i).isEmpty() ? subject : form.id("budget" + i);
                String why = form.text("why" + i);
                lines.add(Sale.Line.of(
                                of == null ? subject : of,
                                of == null ? subject : of,
                                supply,
                                what,
                                quantity,
                                form.text("measure" + i),
                                price)
                        .justified(why.isEmpty() ? null : why));
            }
        }
        return lines;
    }

    /** Null for once, or when something cannot be read. */
    @Nullable
    Repeat repeat() {
        if (form.text("months").isEmpty()) {
            return null;
        }
        BigDecimal months = form.number("months");
        LocalDate first = form.day("first");
        LocalDate last = form.text("last").isEmpty() ? null : form.day("last");
        return months == null || first == null ? null : new Repeat(months.intValue(), first, last);
    }
}
