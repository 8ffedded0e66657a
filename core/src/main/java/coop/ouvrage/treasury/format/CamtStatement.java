package coop.ouvrage.treasury.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One statement, report or notification of a CAMT file while it is read. */
final class CamtStatement {

    private final XmlNode outline;
    private final String format;
    private final Reading reading;
    private final List<XmlNode> balances = new ArrayList<>();
    private final List<CamtEntry> entries = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private int entriesStated;
    private @Nullable XmlNode account;
    private @Nullable XmlNode summary;

    CamtStatement(String name, int line, String format, Reading reading) {
        this.outline = new XmlNode(name, line, "");
        this.format = format;
        this.reading = reading;
    }

    /** The names of the children in their order, with the short ones whole. */
    XmlNode outline() {
        return outline;
    }

    void take(XmlNode node) {
        boolean isShort = node.children().isEmpty();
        outline.add(isShort ? node : new XmlNode(node.name(), node.line(), ""));
        switch (node.name()) {
            case "Acct" -> account = node;
            case "Bal" -> balances.add(node);
            case "TxsSummry" -> summary = node;
            case "Ntry" -> entry(node);
            case "AddtlStmtInf", "AddtlRptInf", "AddtlNtfctnInf" -> messages.add(node.text());
            case "CpyDplctInd" -> reading.findOnce(node.line(), FindingCode.DUPLICATE_COPY);
            default -> {}
        }
    }

    Statement finish(EntryKeys keys) {
        Balance opening = balance("OPBD").or(() -> balance("PRCD")).orElse(null);
        Balance closing = balance("CLBD").orElse(null);
        String number = accountNumber();
        String currency = currency(opening);
        List<Entry> read = new ArrayList<>();
        for (CamtEntry entry : entries) {
            Entry made = entry.entry(number, closing == null ? null : closing.date());
            if (hasDay(made, entry.node())) {
                read.add(made);
            }
        }
        Statement statement = new Statement(
                outline.line(),
                number,
                currency,
                account == null ? "" : account.text("Ownr/Nm", "Nm"),
                orNull(outline.text("Id")),
                orNull(outline.text("ElctrncSeqNb", "LglSeqNb")),
                CamtValues.date(outline.at("CreDtTm"), reading),
                opening,
                closing,
                keys.keyed(number, read),
                messages);
        check(statement);
        return statement;
    }

    private void check(Statement statement) {
        boolean balanceMissing = statement.opening() == null || statement.closing() == null;
        if (format.equals("camt.053") && balanceMissing) {
            reading.find(statement.line(), FindingCode.BALANCE_MISSING);
        }
        if (statement.account().isEmpty()) {
            reading.find(statement.line(), FindingCode.SCHEMA, "Acct/Id");
        }
        StatementChecks.balance(statement, reading);
        StatementChecks.entries(statement, reading);
        StatementChecks.account(statement, reading);
        if (summary != null) {
            CamtSummary.check(summary, statement, entriesStated, reading);
        }
        long notBooked =
                statement.entries().stream().filter(entry -> !entry.isBooked()).count();
        if (notBooked > 0) {
            reading.find(statement.line(), FindingCode.NOT_BOOKED, notBooked);
        }
    }

    private void entry(XmlNode node) {
        entriesStated++;
        try {
            entries.add(new CamtEntry(node, reading));
        } catch (Rejection why) {
            reading.reject(node.line(), describe(node), why);
            reading.find(node.line(), FindingCode.LINE_REJECTED);
        }
    }

    /** Nothing can be booked on no day. A report or an announcement without one only informs. */
    private boolean hasDay(Entry entry, XmlNode node) {
        if (entry.date() != null) {
            return true;
        }
        if (format.equals("camt.053") && entry.isBooked()) {
            reading.reject(node.line(), describe(node), new Rejection("date_missing"));
            reading.find(node.line(), FindingCode.LINE_REJECTED);
            return false;
        }
        reading.findOnce(node.line(), FindingCode.DATE_MISSING);
        return true;
    }

    private static String describe(XmlNode entry) {
        return "Ntry " + entry.text("AcctSvcrRef", "NtryRef") + " " + entry.text("Amt") + " " + entry.text("CdtDbtInd");
    }

    private Optional<Balance> balance(String code) {
        return balances.stream()
                .filter(node -> node.text("Tp/CdOrPrtry/Cd", "Tp/Cd").equals(code))
                .findFirst()
                .flatMap(this::balance);
    }

    private Optional<Balance> balance(XmlNode node) {
        try {
            XmlNode amount = CamtValues.amountNode(node);
            return Optional.of(new Balance(
                    CamtValues.signed(amount, node.text("CdtDbtInd")),
                    amount.currency(),
                    CamtValues.date(node.at("Dt"), reading)));
        } catch (Rejection why) {
            reading.reject(node.line(), "Bal " + node.text("Amt"), why);
            reading.find(node.line(), FindingCode.LINE_REJECTED);
            return Optional.empty();
        }
    }

    private String accountNumber() {
        return account == null ? "" : CamtValues.account(account);
    }

    private String currency(@Nullable Balance opening) {
        String stated = account == null ? "" : account.text("Ccy");
        if (!stated.isEmpty()) {
            return stated;
        }
        if (opening != null) {
            return opening.currency();
        }
        return entries.isEmpty() ? "" : entries.getFirst().currency();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
