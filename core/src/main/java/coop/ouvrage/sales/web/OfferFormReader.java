package coop.ouvrage.sales.web;

import coop.ouvrage.sales.OfferDraft;
import coop.ouvrage.web.Form;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what somebody typed into the form of a quote, and fills that form with a draft. */
final class OfferFormReader {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Form form;
    private final TypedLines lines;

    OfferFormReader(Form form) {
        this.form = form;
        this.lines = new TypedLines(form);
    }

    int rows() {
        return lines.rows();
    }

    /** Null when something cannot be read; the form says what. */
    @Nullable
    OfferDraft draft() {
        UUID client = form.id("client");
        String title = form.required("title", 200);
        LocalDate until = form.day("until");
        BigDecimal deposit = form.text("deposit").isEmpty() ? BigDecimal.ZERO : form.number("deposit");
        List<OfferDraft.Line> read = lines.each(this::line);
        if (form.isRefused() || client == null || title == null || until == null || deposit == null) {
            return null;
        }
        String reference = form.text("reference");
        return new OfferDraft(
                client,
                title,
                form.text("language"),
                reference.isEmpty() ? null : reference,
                until,
                read,
                deposit.divide(HUNDRED, 2, RoundingMode.HALF_UP),
                form.isChecked("framework"),
                form.text("opening"),
                form.text("closing"),
                form.text("currency").isEmpty() ? null : form.text("currency"));
    }

    private OfferDraft.Line line(TypedLines.Line typed) {
        return new OfferDraft.Line(
                typed.what(),
                typed.supply(),
                typed.quantity(),
                typed.measure(),
                typed.price(),
                form.isChecked("optional" + typed.nr()),
                typed.why());
    }

    /** The form as it would have been typed for a draft. */
    static Form filled(Form form, OfferDraft draft) {
        form.with("client", draft.client())
                .with("title", draft.title())
                .with("language", draft.language())
                .with("reference", draft.clientReference())
                .with("until", draft.validUntil())
                .with("currency", draft.currency() == null ? "EUR" : draft.currency())
                .with("opening", draft.opening())
                .with("closing", draft.closing());
        if (draft.deposit().signum() > 0) {
            form.with("deposit", plain(draft.deposit().multiply(HUNDRED)));
        }
        if (draft.framework()) {
            form.with("framework", "yes");
        }
        for (int i = 1; i <= draft.lines().size(); i++) {
            OfferDraft.Line line = draft.lines().get(i - 1);
            form.with("what" + i, line.description())
                    .with("supply" + i, line.supply())
                    .with("quantity" + i, plain(line.quantity()))
                    .with("measure" + i, line.measure())
                    .with("price" + i, plain(line.price()))
                    .with("why" + i, line.justification())
                    .with("optional" + i, line.optional() ? "yes" : null);
        }
        return form;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
