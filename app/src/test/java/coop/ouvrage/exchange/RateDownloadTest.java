package coop.ouvrage.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.simulators.centralbank.CentralBankSimulator;
import coop.ouvrage.simulators.http.LoopbackService;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rates fetched from a central bank that publishes at four, that is away, or that sends something else. */
@OuvrageTest(perMethod = true)
class RateDownloadTest {

    private static final ZoneId FRANKFURT = ZoneId.of("Europe/Berlin");

    private final ReferenceRates rates;
    private final CurrentUser user;
    private final BusinessTime time;

    RateDownloadTest(ReferenceRates rates, CurrentUser user, BusinessTime time) {
        this.rates = rates;
        this.user = user;
        this.time = time;
    }

    private RateDownload from(String address) {
        return new RateDownload(rates, user, address);
    }

    private Instant at(String clock) {
        return weekday(time.today())
                .atTime(LocalTime.parse(clock))
                .atZone(FRANKFURT)
                .toInstant();
    }

    private static LocalDate weekday(LocalDate day) {
        return Stream.iterate(day, each -> each.minusDays(1))
                .filter(each -> each.getDayOfWeek() != DayOfWeek.SATURDAY && each.getDayOfWeek() != DayOfWeek.SUNDAY)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ninetyDaysComeAtOnceAndTheSameFileAgainChangesNothing() {
        LocalDate last = weekday(time.today());
        try (CentralBankSimulator bank = CentralBankSimulator.start(0, () -> at("16:30"))) {
            RateDownload download = from(bank.url().toString());
            download.fetch();
            List<ReferenceRate> dollars = rates.of("USD", 0, 100);
            assertThat(dollars).hasSizeBetween(63, 65);
            assertThat(dollars.getFirst().day()).isEqualTo(last);
            assertThat(dollars)
                    .allSatisfy(
                            rate -> assertThat(rate.day().getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY))
                    .allSatisfy(rate ->
                            assertThat(rate.perEuro()).isBetween(new BigDecimal("1.0682"), new BigDecimal("1.1118")));
            assertThat(rates.on("GBP", last).orThrow().day()).isEqualTo(last);
            assertThat(rates.currencies()).contains("USD", "GBP", "CHF", "JPY");
            download.fetch();
            assertThat(rates.of("USD", 0, 100)).isEqualTo(dollars);
        }
    }

    @Test
    void beforeFourTheDayHasNoRateYetAndTakesThatBefore() {
        LocalDate day = weekday(time.today());
        LocalDate before = weekday(day.minusDays(1));
        try (CentralBankSimulator bank = CentralBankSimulator.start(0, () -> at("15:59"))) {
            from(bank.url().toString()).hourly();
        }
        assertThat(rates.on("USD", day).orThrow().day()).isEqualTo(before);
        try (CentralBankSimulator bank = CentralBankSimulator.start(0, () -> at("16:00"))) {
            from(bank.url().toString()).hourly();
        }
        assertThat(rates.on("USD", day).orThrow().day()).isEqualTo(day);
    }

    @Test
    void theMorningAsksOnlyOnceThereAreRates() {
        AtomicInteger asked = new AtomicInteger();
        String file = "Date,USD\n" + weekday(time.today()) + ",1.0800\n";
        try (LoopbackService bank = answering(200, file.getBytes(StandardCharsets.UTF_8), asked)) {
            RateDownload download = from(bank.url().toString());
            download.morning(new DayBegan(time.today()));
            assertThat(asked).hasValue(0);
            download.hourly();
            assertThat(rates.latest()).hasSize(1);
            download.morning(new DayBegan(time.today()));
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void aBankThatIsAwayOrSendsSomethingElseLeavesTheRatesAsTheyAre() {
        from("").fetch();
        String gone;
        try (LoopbackService bank = answering(503, "later".getBytes(StandardCharsets.UTF_8), new AtomicInteger())) {
            gone = bank.url().toString();
            from(gone).fetch();
        }
        from(gone).fetch();
        for (byte[] file : List.of(
                "<html>Moved</html>".getBytes(StandardCharsets.UTF_8),
                ("Date,USD\n" + time.today().plusDays(3) + ",1.08\n").getBytes(StandardCharsets.UTF_8),
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>".getBytes(StandardCharsets.UTF_8),
                new byte[ReferenceRates.LARGEST + 100])) {
            try (LoopbackService bank = answering(200, file, new AtomicInteger())) {
                from(bank.url().toString()).fetch();
            }
        }
        assertThat(rates.latest()).isEmpty();
    }

    private static LoopbackService answering(int status, byte[] body, AtomicInteger asked) {
        return LoopbackService.start("a bank", 0, exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        });
    }
}
