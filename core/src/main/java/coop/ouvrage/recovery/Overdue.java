package coop.ouvrage.recovery;

import coop.ouvrage.money.Money;
import coop.ouvrage.words.Formats;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An overdue invoice and the step that is due on it.
 *
 * @param asked what the invoice asks for: its total less what was credited
 * @param email of the client; null when none is known
 * @param abroad whether the client has its seat in another country
 * @param firstOn day of the first reminder
 */
record Overdue(
        UUID invoice,
        UUID client,
        String clientName,
        @Nullable String email,
        String language,
        String entity,
        String number,
        @Nullable String reference,
        boolean abroad,
        LocalDate issuedOn,
        LocalDate dueOn,
        Money asked,
        Money left,
        @Nullable String currency,
        @Nullable BigDecimal foreignTotal,
        @Nullable LocalDate firstOn,
        DebtorKind debtor,
        int level,
        ReminderStep.Channel channel,
        boolean charges) {

    /** What goes together: one reminder for a client, an entity and a level. */
    record Group(UUID client, String entity, int level) {}

    /** What is left, as a client reads it: with the amount that its invoice asks for in another currency. */
    String written() {
        Formats formats = Formats.of(language);
        return currency == null || foreignTotal == null
                ? formats.money(left)
                : formats.number(foreignTotal) + " " + currency + " (" + formats.money(left) + ")";
    }

    Group group() {
        return new Group(client, entity, level);
    }

    /** A reminder for which no mail address is known goes by post, whatever the plan says. */
    boolean byPost() {
        return channel == ReminderStep.Channel.LETTER || email == null;
    }
}
