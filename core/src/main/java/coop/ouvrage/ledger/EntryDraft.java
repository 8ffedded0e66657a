package coop.ouvrage.ledger;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry to be posted: balanced, complete, not yet in the books.
 *
 * @param date the day of its document; in a closed month it is booked on the first open day instead
 * @param key names the event for ever: posting it again writes nothing
 * @param text the message key of its wording, whose arguments are codes and numbers, never names
 */
public record EntryDraft(
        String entity,
        Journal journal,
        LocalDate date,
        String sourceType,
        UUID sourceId,
        String key,
        String text,
        Map<String, String> arguments,
        @Nullable EntryId reverses,
        List<Line> lines) {

    /** One line: an account, an amount with debit positive, and whom it concerns. */
    public record Line(AccountRole account, Money amount, Dimensions dimensions) {

        Line negate() {
            return new Line(account, amount.negate(), dimensions);
        }
    }

    public EntryDraft {
        lines = List.copyOf(lines);
        arguments = java.util.Collections.unmodifiableMap(new TreeMap<>(arguments));
    }

    /** Begins a draft in the books of an entity. */
    public static Builder in(String entity, Journal journal, LocalDate date) {
        return new Builder(entity, journal, date);
    }

    /** Gathers the lines. Zero amounts are left out; a negative debit is a credit. */
    public static final class Builder {

        private final String entity;
        private final Journal journal;
        private final LocalDate date;
        private final List<Line> lines = new ArrayList<>();
        private final Map<String, String> arguments = new TreeMap<>();
        private @Nullable String sourceType;
        private @Nullable UUID sourceId;
        private @Nullable String key;
        private @Nullable String text;
        private @Nullable EntryId reverses;

        private Builder(String entity, Journal journal, LocalDate date) {
            this.entity = entity;
            this.journal = journal;
            this.date = date;
        }

        /** The document that the entry books. */
        public Builder from(String type, UUID id) {
            sourceType = type;
            sourceId = id;
            return this;
        }

        public Builder key(String value) {
            key = value;
            return this;
        }

        public Builder text(String messageKey, Map<String, ?> values) {
            text = messageKey;
            values.forEach((name, value) -> arguments.put(name, String.valueOf(value)));
            return this;
        }

        public Builder text(String messageKey) {
            return text(messageKey, Map.of());
        }

        Builder reversing(EntryId entry) {
            reverses = entry;
            return this;
        }

        public Builder debit(AccountRole account, Money amount, Dimensions dimensions) {
            if (!amount.isZero()) {
                lines.add(new Line(account, amount, dimensions));
            }
            return this;
        }

        public Builder credit(AccountRole account, Money amount, Dimensions dimensions) {
            return debit(account, amount.negate(), dimensions);
        }

        /** A debit of a memo account, and the same credit of its counter account, of which only the unit is known. */
        public Builder memo(AccountRole account, Money amount, Dimensions dimensions) {
            return debit(account, amount, dimensions)
                    .credit(
                            AccountRole.valueOf(account.name() + "_COUNTER"),
                            amount,
                            new Dimensions(dimensions.unit(), null, null));
        }

        /** Whether every amount so far was zero, so that there is nothing to post. */
        public boolean isEmpty() {
            return lines.isEmpty();
        }

        /**
         * The finished draft.
         *
         * @throws IllegalArgumentException if it does not balance, has no lines, or a line lacks the unit or party of its account:
         *     a fault in the program, never in what somebody typed
         */
        public EntryDraft build() {
            check(!lines.isEmpty(), "has no lines");
            Money total = Money.sum(lines.stream().map(Line::amount).toList());
            check(total.isZero(), "is out of balance by " + total);
            for (Line line : lines) {
                Dimensions of = line.dimensions();
                check(!line.account().needsUnit() || of.unit() != null, "needs a unit on " + line.account());
                check(!line.account().byParty() || of.party() != null, "needs a party on " + line.account());
            }
            return new EntryDraft(
                    entity,
                    journal,
                    date,
                    Objects.requireNonNull(sourceType, "from"),
                    Objects.requireNonNull(sourceId, "from"),
                    Objects.requireNonNull(key, "key"),
                    Objects.requireNonNull(text, "text"),
                    arguments,
                    reverses,
                    lines);
        }

        private void check(boolean holds, String fault) {
            if (!holds) {
                throw new IllegalArgumentException("the entry " + key + " " + fault);
            }
        }
    }
}
