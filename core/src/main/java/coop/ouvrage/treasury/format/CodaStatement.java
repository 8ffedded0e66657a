package coop.ouvrage.treasury.format;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One statement of a CODA file while it is read: from its header (record 0) to its trailer (record 9). */
final class CodaStatement {

    private final CodaLine header;
    private final Reading reading;
    private final List<CodaMovement> movements = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final CodaChain chain;
    private @Nullable LocalDate created;
    private @Nullable CodaLine oldBalance;
    private @Nullable Balance opening;
    private @Nullable Balance closing;
    private int records;
    private boolean ended;

    CodaStatement(CodaLine header, Reading reading) {
        this.header = header;
        this.reading = reading;
        this.chain = new CodaChain(reading);
        created = dateOrWarning(header, 6);
        if (header.at(17) == 'D') {
            reading.find(header.number(), FindingCode.DUPLICATE_COPY);
        }
    }

    boolean isEnded() {
        return ended;
    }

    void take(CodaLine line) {
        chain.follows(line);
        if ("1238".indexOf(line.at(1)) >= 0) {
            records++;
        }
        switch (line.record()) {
            case "1" -> oldBalance(line);
            case "21" -> movement(line);
            case "22", "23" -> last(line).continued(line);
            case "31", "32", "33" -> last(line).information(line);
            case "8" -> newBalance(line);
            case "4" -> messages.add(line.text(33, 112));
            case "9" -> trailer(line);
            default -> throw new Rejection("record", line.record());
        }
    }

    Statement finish(EntryKeys keys) {
        if (!ended) {
            reading.find(header.number(), FindingCode.TRAILER_MISSING);
        }
        if (opening == null) {
            reading.find(header.number(), FindingCode.BALANCE_MISSING);
        }
        if (closing == null && !movements.isEmpty()) {
            reading.find(header.number(), FindingCode.NEW_BALANCE_MISSING);
        }
        Statement statement = statement(keys);
        StatementChecks.balance(statement, reading);
        StatementChecks.entries(statement, reading);
        StatementChecks.account(statement, reading);
        return statement;
    }

    private Statement statement(EntryKeys keys) {
        CodaAccount account = oldBalance == null ? CodaAccount.UNKNOWN : CodaAccount.of(oldBalance);
        LocalDate day = closing == null ? null : closing.date();
        List<Entry> entries = new ArrayList<>();
        for (CodaMovement movement : movements) {
            Entry entry = movement.entry(account.currency(), day, reading);
            if (entry.date() == null) {
                reading.reject(movement.line().number(), movement.line().raw(), new Rejection("date_missing"));
                reading.find(movement.line().number(), FindingCode.LINE_REJECTED);
            } else {
                entries.add(entry);
            }
        }
        return new Statement(
                header.number(),
                account.number(),
                account.currency(),
                oldBalance == null ? header.text(35, 60) : oldBalance.text(65, 90),
                orNull(header.text(25, 34)),
                oldBalance == null ? null : orNull(oldBalance.text(126, 128)),
                created,
                opening,
                // Without movements the new balance may be left out.
                closing == null && movements.isEmpty() ? opening : closing,
                keys.keyed(account.number(), entries),
                messages);
    }

    private void oldBalance(CodaLine line) {
        if (oldBalance != null) {
            throw new Rejection("second_old_balance");
        }
        CodaAccount account = CodaAccount.of(line);
        opening = new Balance(line.amount(43, 44), account.currency(), dateOrWarning(line, 59));
        oldBalance = line;
    }

    private void newBalance(CodaLine line) {
        if (closing != null) {
            throw new Rejection("second_new_balance");
        }
        String currency = oldBalance == null ? "" : CodaAccount.of(oldBalance).currency();
        closing = new Balance(line.amount(42, 43), currency, dateOrWarning(line, 58));
        if (oldBalance != null && !line.text(5, 41).equals(oldBalance.text(6, 42))) {
            reading.find(line.number(), FindingCode.ACCOUNT_DIFFERS);
        }
    }

    private void movement(CodaLine line) {
        if (line.field(7, 10).equals("0000")) {
            if (!movements.isEmpty()) {
                movements.getLast().precedes(line, reading);
            }
            movements.add(new CodaMovement(line));
        } else {
            last(line).detail(line);
        }
    }

    private CodaMovement last(CodaLine line) {
        if (movements.isEmpty() || !movements.getLast().number().equals(line.field(3, 6))) {
            throw new Rejection("without_movement");
        }
        return movements.getLast();
    }

    private void trailer(CodaLine line) {
        ended = true;
        int stated = line.count(17, 22);
        if (stated != records) {
            reading.find(line.number(), FindingCode.TRAILER_RECORDS, stated, records);
        }
        BigDecimal debits = sum(-1);
        BigDecimal credits = sum(1);
        if (line.sum(23).compareTo(debits) != 0 || line.sum(38).compareTo(credits) != 0) {
            reading.find(
                    line.number(),
                    FindingCode.TRAILER_SUMS,
                    Amounts.plain(line.sum(23)),
                    Amounts.plain(line.sum(38)),
                    Amounts.plain(debits),
                    Amounts.plain(credits));
        }
    }

    private BigDecimal sum(int sign) {
        return movements.stream()
                .map(CodaMovement::amount)
                .filter(amount -> amount.signum() == sign)
                .map(BigDecimal::abs)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private @Nullable LocalDate dateOrWarning(CodaLine line, int from) {
        try {
            return line.date(from);
        } catch (Rejection e) {
            reading.find(line.number(), FindingCode.DATE_UNREADABLE, line.text(from, from + 5));
            return null;
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
