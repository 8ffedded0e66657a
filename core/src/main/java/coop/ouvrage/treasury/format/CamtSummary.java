package coop.ouvrage.treasury.format;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bank's own counts and sums of entries ({@code TxsSummry}) against the entries that are there. */
final class CamtSummary {

    private CamtSummary() {}

    static void check(XmlNode summary, Statement statement, int entriesStated, Reading reading) {
        List<Entry> entries = statement.entries();
        compare(summary.at("TtlNtries"), entries, entriesStated, reading);
        List<Entry> credits = entries.stream().filter(Entry::isCredit).toList();
        compare(summary.at("TtlCdtNtries"), credits, credits.size(), reading);
        List<Entry> debits =
                entries.stream().filter(e -> e.amount().signum() < 0).toList();
        compare(summary.at("TtlDbtNtries"), debits, debits.size(), reading);
    }

    /** Some banks count booked entries only, some all: either is right. */
    private static void compare(@Nullable XmlNode total, List<Entry> entries, int all, Reading reading) {
        if (total == null) {
            return;
        }
        List<Entry> booked = entries.stream().filter(Entry::isBooked).toList();
        String count = total.text("NbOfNtries");
        if (count.matches("[0-9]{1,9}") && !List.of(all, booked.size()).contains(Integer.parseInt(count))) {
            reading.find(total.line(), FindingCode.SUMMARY_COUNT, total.name(), count, all);
        }
        String sum = total.text("Sum");
        if (sum.matches("[0-9]{1,18}(\\.[0-9]{1,17})?")) {
            compare(new BigDecimal(sum), total, entries, booked, reading);
        }
    }

    private static void compare(
            BigDecimal stated, XmlNode total, List<Entry> all, List<Entry> booked, Reading reading) {
        BigDecimal found = turnover(all);
        if (stated.compareTo(found) != 0 && stated.compareTo(turnover(booked)) != 0) {
            reading.find(
                    total.line(), FindingCode.SUMMARY_SUM, total.name(), Amounts.plain(stated), Amounts.plain(found));
        }
    }

    private static BigDecimal turnover(List<Entry> entries) {
        return entries.stream().map(entry -> entry.amount().abs()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
