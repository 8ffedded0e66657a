package coop.ouvrage.einvoice;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns text into values while reading; what cannot be understood is noted, never guessed and never dropped in silence. */
final class ReadNotes {

    /** No exponent and a bounded length, so that no number costs more than its text. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d{1,20}(\\.\\d{0,20})?|\\.\\d{1,20})");

    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(Z|[+-]\\d{2}:\\d{2}|T.*)?");
    private static final Pattern BASIC_DATE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(\\d{4,6})?");
    private static final int MOST_NOTES = 200;

    /** Nothing that is invoiced today is of a day before it; 0000 and 0001 stand for no day at all. */
    private static final int FIRST_YEAR = 1900;

    private final List<Finding> findings = new ArrayList<>();

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    void error(String rule, String location, String message) {
        if (findings.size() < MOST_NOTES) {
            findings.add(Finding.error(rule, location, message));
        }
    }

    void warning(String rule, String location, String message) {
        if (findings.size() < MOST_NOTES) {
            findings.add(Finding.warning(rule, location, message));
        }
    }

    @Nullable
    BigDecimal decimal(XmlNode parent, String path) {
        XmlNode node = parent.at(path);
        return node == null ? null : decimal(node);
    }

    @Nullable
    BigDecimal decimal(XmlNode node) {
        String text = node.text();
        if (text == null) {
            return null;
        }
        if (!DECIMAL.matcher(text).matches()) {
            error("READ-NUMBER", node.location(), "not a decimal number: " + shortened(text));
            return null;
        }
        return new BigDecimal(text);
    }

    /** An amount that must be in the currency of the document; another one is noted. */
    @Nullable
    BigDecimal amount(XmlNode parent, String path, String currency) {
        XmlNode node = parent.at(path);
        if (node == null) {
            return null;
        }
        String its = node.attribute("currencyID");
        if (its != null && !its.equals(currency)) {
            error("READ-CURRENCY", node.location(), "amount in " + shortened(its) + ", document in " + currency);
        }
        return decimal(node);
    }

    /** A percentage as a fraction: {@code 21} is 0.21. */
    @Nullable
    BigDecimal fraction(XmlNode parent, String path) {
        BigDecimal percent = decimal(parent, path);
        if (percent == null) {
            return null;
        }
        BigDecimal fraction = percent.movePointLeft(2).stripTrailingZeros();
        return fraction.scale() < 0 ? fraction.setScale(0) : fraction;
    }

    @Nullable
    LocalDate date(XmlNode parent, String path) {
        XmlNode node = parent.at(path);
        String text = node == null ? null : node.text();
        if (node == null || text == null) {
            return null;
        }
        for (Pattern form : List.of(ISO_DATE, BASIC_DATE)) {
            var matcher = form.matcher(text);
            if (matcher.matches()) {
                try {
                    LocalDate date = LocalDate.of(
                            Integer.parseInt(matcher.group(1)),
                            Integer.parseInt(matcher.group(2)),
                            Integer.parseInt(matcher.group(3)));
                    if (date.getYear() >= FIRST_YEAR) {
                        return date;
                    }
                } catch (DateTimeException e) {
                    break;
                }
            }
        }
        error("READ-DATE", node.location(), "not a date: " + shortened(text));
        return null;
    }

    boolean flag(XmlNode parent, String path) {
        String text = parent.textOrEmpty(path);
        if (!List.of("true", "false", "1", "0").contains(text)) {
            error("READ-FLAG", parent.location() + "/" + path, "neither true nor false: " + shortened(text));
        }
        return text.equals("true") || text.equals("1");
    }

    @Nullable
    VatCategory category(XmlNode parent, String path) {
        String code = parent.text(path);
        var category = VatCategory.of(code);
        if (code != null && category.isEmpty()) {
            error("READ-VAT", parent.location() + "/" + path, "not a VAT category of EN 16931: " + shortened(code));
        }
        return category.orElse(null);
    }

    byte @Nullable [] file(@Nullable XmlNode node) {
        String text = node == null ? null : node.text();
        if (node == null || text == null) {
            return null;
        }
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            error("READ-FILE", node.location(), "attached file is not in base 64");
            return null;
        }
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
