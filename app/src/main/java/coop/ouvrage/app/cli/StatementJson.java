package coop.ouvrage.app.cli;

import coop.ouvrage.treasury.format.Amounts;
import coop.ouvrage.treasury.format.Balance;
import coop.ouvrage.treasury.format.Counterparty;
import coop.ouvrage.treasury.format.Entry;
import coop.ouvrage.treasury.format.Finding;
import coop.ouvrage.treasury.format.RejectedLine;
import coop.ouvrage.treasury.format.Severity;
import coop.ouvrage.treasury.format.Statement;
import coop.ouvrage.treasury.format.StatementFile;
import coop.ouvrage.treasury.format.Transaction;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Machine form of a statement file, as the command line promises it. */
final class StatementJson {

    private StatementJson() {}

    static String write(StatementFile file) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("format", file.format());
        var statements = json.putArray("statements");
        file.statements().forEach(statement -> statement(statement, statements.addObject()));
        var findings = json.putArray("findings");
        file.findings().forEach(finding -> finding(finding, findings.addObject()));
        var rejected = json.putArray("rejected");
        file.rejected().forEach(line -> rejected(line, rejected.addObject()));
        return json.toString();
    }

    /** The gravest finding, or the first rejected line, in one sentence. */
    static String firstError(StatementFile file) {
        return file.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> finding.message(Locale.ENGLISH))
                .findFirst()
                .orElseGet(() -> file.rejected().getFirst().message(Locale.ENGLISH));
    }

    private static void statement(Statement statement, ObjectNode json) {
        json.put("account", statement.account());
        json.put("currency", statement.currency());
        json.put("opening", amount(statement.opening()));
        json.put("closing", amount(statement.closing()));
        var entries = json.putArray("entries");
        statement.entries().forEach(entry -> entry(entry, statement.currency(), entries.addObject()));
    }

    private static void entry(Entry entry, String currency, ObjectNode json) {
        json.put("date", entry.date() == null ? null : entry.date().toString());
        transaction(entry.transaction(), entry.amount(), json);
        if (!entry.isBooked()) {
            json.put("status", entry.status());
        }
        if (entry.reversal()) {
            json.put("reversal", true);
        }
        if (!entry.currency().equals(currency)) {
            json.put("currency", entry.currency());
        }
        if (!entry.details().isEmpty()) {
            var details = json.putArray("details");
            entry.details().forEach(detail -> transaction(detail, detail.amount(), details.addObject()));
        }
    }

    private static void transaction(Transaction transaction, @Nullable BigDecimal amount, ObjectNode json) {
        json.put("amount", amount == null ? null : Amounts.plain(amount));
        json.put("counterparty", counterparty(transaction.counterparty()));
        json.put("reference", transaction.reference());
        json.put("structured", transaction.isStructured());
        if (transaction.isStructured() && !transaction.text().isEmpty()) {
            json.put("text", transaction.text());
        }
        if (transaction.isReturn()) {
            json.put("return_reason", transaction.returnReason());
        }
    }

    private static String counterparty(Counterparty counterparty) {
        return counterparty.name().isEmpty() ? counterparty.account() : counterparty.name();
    }

    private static void finding(Finding finding, ObjectNode json) {
        json.put("line", finding.line());
        json.put("code", finding.code().code());
        json.put("severity", finding.severity().code());
        json.put("message", finding.message(Locale.ENGLISH));
    }

    private static void rejected(RejectedLine line, ObjectNode json) {
        json.put("line", line.line());
        json.put("text", line.text());
        json.put("reason", line.message(Locale.ENGLISH));
    }

    private static @Nullable String amount(@Nullable Balance balance) {
        return balance == null ? null : Amounts.plain(balance.amount());
    }
}
