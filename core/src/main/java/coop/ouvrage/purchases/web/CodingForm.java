package coop.ouvrage.purchases.web;

import coop.ouvrage.purchases.Purchase;
import coop.ouvrage.purchases.Purchases;
import coop.ouvrage.purchases.spi.OwnVat;
import coop.ouvrage.web.Form;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields that say how a document, or a part of it, is booked. */
final class CodingForm {

    private CodingForm() {}

    /** @param end of the names of the fields, such as {@code _2} */
    static Form filled(Form form, String end, Purchase.Coding coding) {
        return form.with("unit" + end, coding.unit())
                .with("subject" + end, coding.subject())
                .with("nature" + end, coding.nature())
                .with("treatment" + end, coding.treatment())
                .with("level" + end, coding.ownLevel())
                .with("limit" + end, coding.limit())
                .with("deductible" + end, percent(coding.deductible()));
    }

    /** Empty for all of it, so that whoever chooses a limit has no figure to change. */
    private static String percent(BigDecimal part) {
        return part.compareTo(BigDecimal.ONE) == 0
                ? ""
                : part.movePointRight(2).stripTrailingZeros().toPlainString();
    }

    /** Null when the form cannot be read: it says why then. */
    static Purchases.@Nullable Assignment read(Form form, String end) {
        UUID unit = form.id("unit" + end);
        UUID subject = form.text("subject" + end).isEmpty() ? null : form.id("subject" + end);
        Purchase.Nature nature = form.choice("nature" + end, Purchase.Nature.class);
        Purchase.Treatment treatment = form.choice("treatment" + end, Purchase.Treatment.class);
        OwnVat.Level level = form.text("level" + end).isEmpty()
                ? OwnVat.Level.STANDARD
                : form.choice("level" + end, OwnVat.Level.class);
        BigDecimal percent = form.text("deductible" + end).isEmpty() ? null : form.number("deductible" + end);
        if (unit == null || nature == null || treatment == null || level == null || form.isRefused()) {
            return null;
        }
        return new Purchases.Assignment(
                unit,
                subject,
                nature,
                treatment,
                level,
                form.text("limit" + end),
                percent == null ? null : percent.movePointLeft(2));
    }
}
