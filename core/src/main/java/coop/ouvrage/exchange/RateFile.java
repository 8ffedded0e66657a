package coop.ouvrage.exchange;

import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files in which the European Central Bank publishes its euro reference rates: {@code eurofxref-daily.xml}, {@code -hist-90d.xml}
 * and {@code -hist.xml} (a {@code Cube} for each day with a {@code Cube} for each currency), and the tables {@code eurofxref.csv} and
 * {@code eurofxref-hist.csv}, whose first column is the day and which write {@code N/A} where no rate was published.
 */
final class RateFile {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final BigDecimal MOST = new BigDecimal("10000000");
    private static final int MOST_DECIMALS = 8;
    private static final DateTimeFormatter WRITTEN_OUT = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private RateFile() {}

    /** All rates of the file; refused when it is none of these files or holds a rate that cannot be one. */
    static Outcome<List<ReferenceRate>> read(byte[] file) {
        try {
            List<ReferenceRate> rates = isXml(file) ? xml(file) : csv(file);
            return rates.isEmpty() ? unreadable() : Outcome.done(rates);
        } catch (XMLStreamException | IOException | DateTimeException | IllegalArgumentException e) {
            return unreadable();
        }
    }

    private static Outcome<List<ReferenceRate>> unreadable() {
        return Outcome.refused(Refusal.of("exchange.file_unreadable"));
    }

    /** Behind a byte order mark or blanks, if there are some. */
    private static boolean isXml(byte[] file) {
        String begin = new String(file, 0, Math.min(file.length, 64), StandardCharsets.UTF_8);
        return begin.replace("\ufeff", "").strip().startsWith("<");
    }

    private static List<ReferenceRate> xml(byte[] file) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(file));
        List<ReferenceRate> rates = new ArrayList<>();
        LocalDate day = null;
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamReader.START_ELEMENT
                    || !reader.getLocalName().equals("Cube")) {
                continue;
            }
            String time = reader.getAttributeValue(null, "time");
            String currency = reader.getAttributeValue(null, "currency");
            day = time == null ? day : LocalDate.parse(time);
            if (currency != null) {
                rates.add(rate(currency, day, reader.getAttributeValue(null, "rate")));
            }
        }
        return rates;
    }

    private static List<ReferenceRate> csv(byte[] file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get();
        String text = new String(file, StandardCharsets.UTF_8).replace("\ufeff", "");
        List<CSVRecord> rows = format.parse(new StringReader(text)).getRecords();
        if (rows.isEmpty() || !rows.getFirst().get(0).equalsIgnoreCase("Date")) {
            return List.of();
        }
        CSVRecord head = rows.getFirst();
        List<ReferenceRate> rates = new ArrayList<>();
        for (CSVRecord row : rows.subList(1, rows.size())) {
            LocalDate day = day(row.get(0));
            for (int i = 1; i < Math.min(head.size(), row.size()); i++) {
                String rate = row.get(i);
                if (!head.get(i).isEmpty() && !rate.isEmpty() && !rate.equals("N/A")) {
                    rates.add(rate(head.get(i), day, rate));
                }
            }
        }
        return rates;
    }

    private static LocalDate day(String text) {
        return text.contains("-") ? LocalDate.parse(text) : LocalDate.parse(text, WRITTEN_OUT);
    }

    private static ReferenceRate rate(String currency, @Nullable LocalDate day, @Nullable String text) {
        if (day == null || text == null || !CURRENCY.matcher(currency).matches() || currency.equals("EUR")) {
            throw new IllegalArgumentException("no rate of a currency and a day");
        }
        BigDecimal rate = new BigDecimal(text);
        if (rate.signum() <= 0 || rate.compareTo(MOST) > 0 || rate.scale() > MOST_DECIMALS) {
            throw new IllegalArgumentException("no rate of a currency");
        }
        return new ReferenceRate(currency, day, rate);
    }
}
