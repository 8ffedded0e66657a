package coop.ouvrage.sales.web;

import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Sale;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.sales.Repeat;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.web.Form;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what somebody typed into the form of an invoice: as many lines as have a description or a price. */
final class SaleFormReader {

    private final Form form;
    private final TypedLines lines;
    private final ProductionUnit unit;
    private final LocalDate today;
    private final Function<String, Optional<ProductionUnit>> ofCode;

    /** @param ofCode finds units of other holders by the code that these told */
    SaleFormReader(Form form, ProductionUnit unit, LocalDate today, Function<String, Optional<ProductionUnit>> ofCode) {
        this.form = form;
        this.lines = new TypedLines(form);
        this.unit = unit;
        this.today = today;
        this.ofCode = ofCode;
    }

    int rows() {
        return lines.rows();
    }

    /** Null when something cannot be read; the form says what. */
    @Nullable
    Sale sale() {
        UUID client = form.id("client");
        String title = form.required("title", 200);
        LocalDate supplied = form.text("supplied").isEmpty() ? today : form.day("supplied");
        Invoice.Form kind = form.choice("form", Invoice.Form.class);
        List<Sale.Line> read = lines.each(this::line);
        if (form.isRefused() || client == null || title == null || supplied == null || kind == null) {
            return null;
        }
        String reference = form.text("reference");
        return Sale.of(unit.entity(), client, title, form.text("language"), supplied, read)
                .withClientReference(reference.isEmpty() ? null : reference)
                .as(kind)
                .in(form.text("currency").isEmpty() ? null : form.text("currency"))
                .deducting(form.all("deposit").stream()
                        .map(id -> new InvoiceId(UUID.fromString(id)))
                        .toList());
    }

    private Sale.Line line(TypedLines.Line typed) {
        UUID chosen = form.text("budget" + typed.nr()).isEmpty() ? null : form.id("budget" + typed.nr());
        UUID own = chosen == null ? unit.id().value() : chosen;
        UUID of = form.text("code" + typed.nr()).isEmpty() ? own : other(typed.nr());
        return Sale.Line.of(of, of, typed.supply(), typed.what(), typed.quantity(), typed.measure(), typed.price())
                .justified(typed.why());
    }

    /** Of another holder. */
    private UUID other(int nr) {
        Optional<ProductionUnit> found = ofCode.apply(form.text("code" + nr));
        if (found.isEmpty()) {
            form.refuse("code" + nr, Refusal.of("sales.unit_unknown"));
        }
        return found.orElse(unit).id().value();
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
