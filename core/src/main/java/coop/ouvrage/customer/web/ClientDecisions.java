package coop.ouvrage.customer.web;

import coop.ouvrage.customer.ClientId;
import coop.ouvrage.customer.Verification;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a form of the support team's page into a decision. */
final class ClientDecisions {

    private static final Map<String, String> FIELDS = Map.of(
            "customer.reason_missing", "reason",
            "customer.evidence_missing", "reason",
            "customer.provisional_limit", "provisional",
            "customer.bankruptcy_in_future", "date",
            "customer.payment_days", "payment_days",
            "customer.limit_negative", "limit");

    private ClientDecisions() {}

    /** Whether the decision was taken; its refusals are in the form. */
    static boolean take(String decision, ClientId id, Form form, Verification verification) {
        String reason = form.text("reason");
        Outcome<ClientId> outcome = switch (decision) {
            case "verify" -> verification.verify(id, reason);
            case "provisional" -> provisional(id, form, verification);
            case "refuse" -> verification.refuse(id, reason);
            case "block" -> verification.block(id, reason);
            case "unblock" -> verification.unblock(id, reason);
            case "bankrupt" -> bankrupt(id, form, verification);
            case "conditions" -> conditions(id, form, verification);
            default -> throw new NotFound();
        };
        return outcome != null && form.accept(outcome, FIELDS) != null;
    }

    private static @Nullable Outcome<ClientId> provisional(ClientId id, Form form, Verification verification) {
        Money limit = form.money("provisional");
        return limit == null ? null : verification.verifyProvisionally(id, limit, form.text("reason"));
    }

    private static @Nullable Outcome<ClientId> bankrupt(ClientId id, Form form, Verification verification) {
        LocalDate date = form.day("date");
        return date == null ? null : verification.bankrupt(id, date, form.text("reason"));
    }

    private static @Nullable Outcome<ClientId> conditions(ClientId id, Form form, Verification verification) {
        BigDecimal days = form.number("payment_days");
        Money limit = form.text("limit").isEmpty() ? null : form.money("limit");
        if (days == null || form.isRefused()) {
            return null;
        }
        int whole = days.stripTrailingZeros().scale() > 0 || days.abs().compareTo(BigDecimal.valueOf(9999)) > 0
                ? -1
                : days.intValueExact();
        return verification.setConditions(id, whole, limit, form.text("reason"));
    }
}
