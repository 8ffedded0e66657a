package coop.ouvrage.recovery;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What went to a client on one day for one level of the plan.
 *
 * @param mailed whether it left by mail, beside a letter or alone
 * @param document the letter to be posted; null when it goes by mail alone
 */
public record Reminder(
        UUID id,
        UUID client,
        String entity,
        DebtorKind debtor,
        int level,
        ReminderStep.Channel channel,
        String language,
        LocalDate sentOn,
        boolean mailed,
        @Nullable UUID document,
        List<Line> lines) {

    /** An invoice on it, as it stood that day. */
    public record Line(UUID invoice, Money left, Money interest, Money lump) {}

    public Reminder {
        lines = List.copyOf(lines);
    }

    Reminder with(List<Line> itsLines) {
        return new Reminder(id, client, entity, debtor, level, channel, language, sentOn, mailed, document, itsLines);
    }

    public Money total() {
        return Money.sum(lines.stream()
                .map(line -> line.left().plus(line.interest()).plus(line.lump()))
                .toList());
    }
}
