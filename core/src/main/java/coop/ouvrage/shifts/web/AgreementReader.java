package coop.ouvrage.shifts.web;

import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.money.Money;
import coop.ouvrage.shifts.AgreementDraft;
import coop.ouvrage.web.Form;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the form of an agreement; what cannot be read is a refusal of its field. */
final class AgreementReader {

    private final Form form;

    AgreementReader(Form form) {
        this.form = form;
    }

    @Nullable
    AgreementDraft draft() {
        UUID unit = form.id("unit");
        UUID client = form.id("client");
        UUID order = form.text("order").isEmpty() ? null : form.id("order");
        String title = form.required("title", 200);
        String function = form.required("function", 200);
        BigDecimal rate = form.number("rate");
        Money bicycle = form.text("bicycle").isEmpty() ? Money.ZERO : form.money("bicycle");
        Money phone = form.text("phone").isEmpty() ? Money.ZERO : form.money("phone");
        BigDecimal price = form.text("clientRate").isEmpty() ? null : form.number("clientRate");
        String reference = form.text("clientReference").strip();
        Post post = new Post(
                function == null ? "" : function,
                place(),
                "200.00",
                title == null ? "" : title,
                form.text("functionClass"));
        int check = months("checkMonths");
        int course = months("courseMonths");
        if (form.isRefused()
                || unit == null
                || client == null
                || title == null
                || rate == null
                || bicycle == null
                || phone == null) {
            return null;
        }
        return new AgreementDraft(
                unit,
                client,
                order,
                title,
                rate,
                post,
                bicycle,
                phone,
                check,
                course,
                price,
                reference.isEmpty() ? null : reference.substring(0, Math.min(100, reference.length())));
    }

    private Workplace place() {
        String town = form.required("municipality", 200);
        String code = form.required("postCode", 20);
        return new Workplace(
                form.text("placeName"),
                form.text("street"),
                form.text("houseNumber"),
                code == null ? "" : code,
                town == null ? "" : town,
                "BE");
    }

    private int months(String field) {
        BigDecimal number = form.text(field).isEmpty() ? BigDecimal.ZERO : form.number(field);
        return number == null ? 0 : Math.clamp(number.longValue(), 0, 120);
    }
}
