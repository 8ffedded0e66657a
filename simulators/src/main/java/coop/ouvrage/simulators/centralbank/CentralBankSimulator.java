package coop.ouvrage.simulators.centralbank;

import com.sun.net.httpserver.HttpExchange;
import coop.ouvrage.simulators.http.LoopbackService;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * Publishes the reference rates of the last ninety days as the European Central Bank does ({@code eurofxref-hist-90d.xml}): on week days
 * from four in the afternoon. The rates swing around a figure of their own; they are invented and the same for a day for ever.
 */
public final class CentralBankSimulator implements AutoCloseable {

    private static final ZoneId FRANKFURT = ZoneId.of("Europe/Berlin");
    private static final LocalTime PUBLISHED = LocalTime.of(16, 0);
    private static final int DAYS = 90;

    private record Currency(String code, String middle, int swing) {}

    private static final List<Currency> CURRENCIES = List.of(
            new Currency("USD", "1.0900", 17),
            new Currency("GBP", "0.8450", 23),
            new Currency("CHF", "0.9480", 31),
            new Currency("SEK", "11.320", 13),
            new Currency("DKK", "7.4590", 97),
            new Currency("CAD", "1.4910", 19),
            new Currency("JPY", "161.00", 29));

    private final InstantSource clock;
    private final LoopbackService service;

    private CentralBankSimulator(int port, InstantSource clock) {
        this.clock = clock;
        this.service = LoopbackService.start("central bank", port, this::answer);
    }

    /** @param port 0 for any free one */
    public static CentralBankSimulator start(int port, InstantSource clock) {
        return new CentralBankSimulator(port, clock);
    }

    /** Of the file, with its path. */
    public URI url() {
        return service.url().resolve("/stats/eurofxref/eurofxref-hist-90d.xml");
    }

    /** The file as it stands now. */
    public byte[] published() {
        return file().getBytes(StandardCharsets.UTF_8);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = published();
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private String file() {
        ZonedDateTime now = clock.instant().atZone(FRANKFURT);
        LocalDate last =
                now.toLocalTime().isBefore(PUBLISHED) ? now.toLocalDate().minusDays(1) : now.toLocalDate();
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
                <gesmes:subject>Reference rates</gesmes:subject><gesmes:Sender><gesmes:name>Simulator</gesmes:name></gesmes:Sender><Cube>
                """);
        for (LocalDate day = last; day.isAfter(last.minusDays(DAYS)); day = day.minusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                xml.append("<Cube time=\"").append(day).append("\">");
                for (Currency currency : CURRENCIES) {
                    xml.append("<Cube currency=\"%s\" rate=\"%s\"/>".formatted(currency.code(), rate(currency, day)));
                }
                xml.append("</Cube>\n");
            }
        }
        return xml.append("</Cube></gesmes:Envelope>\n").toString();
    }

    /** Up to two per cent beside the middle, without jumps. */
    private static String rate(Currency currency, LocalDate day) {
        BigDecimal middle = new BigDecimal(currency.middle());
        long place = Math.floorMod(day.toEpochDay(), 4L * currency.swing());
        long beside = place < 2L * currency.swing() ? place - currency.swing() : 3L * currency.swing() - place;
        BigDecimal part = BigDecimal.valueOf(2 * beside)
                .divide(BigDecimal.valueOf(100L * currency.swing()), MathContext.DECIMAL32);
        return middle.add(middle.multiply(part))
                .setScale(middle.scale(), RoundingMode.HALF_UP)
                .toPlainString();
    }

    @Override
    public void close() {
        service.close();
    }
}
