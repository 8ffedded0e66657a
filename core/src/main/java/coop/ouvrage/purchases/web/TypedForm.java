package coop.ouvrage.purchases.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.PurchaseReading.Paper;
import coop.ouvrage.purchases.PurchaseTyping.Row;
import coop.ouvrage.purchases.PurchaseTyping.Typed;
import coop.ouvrage.web.Form;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The form beside a paper: what is typed, and what its text already filled in. */
final class TypedForm {

    /** Rates on one invoice. */
    static final int ROWS = 3;

    private static final int LONGEST = 200;

    private TypedForm() {}

    /** A form where nothing was typed yet, with what the text of the paper says. */
    static Form found(Form form, Paper paper) {
        return form.with("entity", paper.entity())
                .with("supplier_number", paper.supplierNumber())
                .with("account", paper.account())
                .with("currency", "EUR")
                .with("rate_1", "21");
    }

    /** Null when the form cannot be read: it says why then. */
    static @Nullable Typed read(Form form) {
        String entity = form.required("entity", LONGEST);
        String supplier = form.required("supplier", LONGEST);
        String number = form.required("number", LONGEST);
        LocalDate issued = form.day("issued");
        LocalDate due = form.dayIfGiven("due");
        Money payable = form.money("payable");
        Money stated = form.text("stated_vat").isEmpty() ? null : form.money("stated_vat");
        String currency = form.text("currency").isBlank()
                ? "EUR"
                : form.text("currency").strip().toUpperCase(Locale.ROOT);
        List<Row> table = new ArrayList<>();
        for (int nr = 1; nr <= ROWS; nr++) {
            if (nr == 1 || !form.text("taxable_" + nr).isEmpty()) {
                BigDecimal rate = form.number("rate_" + nr);
                Money taxable = form.money("taxable_" + nr);
                Money tax = form.money("tax_" + nr);
                if (rate != null && taxable != null && tax != null) {
                    table.add(new Row(rate.movePointLeft(2), taxable, tax));
                }
            }
        }
        if (entity == null || supplier == null || number == null || issued == null || payable == null) {
            return null;
        }
        return form.isRefused()
                ? null
                : new Typed(
                        entity,
                        form.isChecked("credit"),
                        supplier,
                        form.text("supplier_number"),
                        number,
                        issued,
                        due,
                        currency,
                        payable,
                        stated,
                        List.copyOf(table),
                        form.text("account"),
                        form.text("reference"),
                        form.text("corrects"));
    }
}
