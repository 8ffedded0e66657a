package coop.ouvrage.receivables;

import coop.ouvrage.treasury.spi.BankLine;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of invoices as payers type them. */
final class InvoiceNumbers {

    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])(20[0-9]{2})[-/ ]?([0-9]{6})(?![0-9])");

    private InvoiceNumbers() {}

    static Set<String> in(BankLine line) {
        return in(line.text() + " " + line.structured());
    }

    static Set<String> in(String text) {
        Set<String> numbers = new LinkedHashSet<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            numbers.add(matcher.group(1) + "-" + matcher.group(2));
        }
        return numbers;
    }
}
