package coop.ouvrage.sales.web;

import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.web.Form;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The numbered lines of a form: as many as have a description or a price, at least one. */
final class TypedLines {

    private static final int MOST = 40;

    private final Form form;

    TypedLines(Form form) {
        this.form = form;
    }

    /**
     * A line that could be read.
     *
     * @param nr where it stands in the form, from 1
     * @param why a reduced rate of VAT is right, if the holder says so
     */
    record Line(
            int nr,
            String what,
            Supply supply,
            BigDecimal quantity,
            String measure,
            BigDecimal price,
            @Nullable String why) {}

    /** How many to show: those typed and, when asked for, one more. */
    int rows() {
        int last = 1;
        for (int i = 1; i <= MOST; i++) {
            last = isTyped(i) ? i : last;
        }
        return Math.min(MOST, last + (form.isChecked("more") ? 1 : 0));
    }

    private boolean isTyped(int i) {
        return !form.text("what" + i).isEmpty() || !form.text("price" + i).isEmpty();
    }

    /** Those that can be read; the form says what cannot. */
    <T> List<T> each(Function<Line, T> made) {
        List<T> lines = new ArrayList<>();
        for (int i = 1; i <= rows(); i++) {
            if (!isTyped(i) && i > 1) {
                continue;
            }
            String what = form.required("what" + i, 500);
            Supply supply = form.choice("supply" + i, Supply.class);
            BigDecimal quantity = form.number("quantity" + i);
            BigDecimal price = form.number("price" + i);
            if (what != null && supply != null && quantity != null && price != null) {
                String why = form.text("why" + i);
                lines.add(made.apply(new Line(
                        i, what, supply, quantity, form.text("measure" + i), price, why.isEmpty() ? null : why)));
            }
        }
        return lines;
    }
}
