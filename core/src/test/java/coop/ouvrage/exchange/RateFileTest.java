package coop.ouvrage.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the European Central Bank, and what is none. Rates are invented. */
class RateFileTest {

    private static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
              <gesmes:subject>Reference rates</gesmes:subject>
              <gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
              <Cube>
                <Cube time='2026-11-20'><Cube currency='USD' rate='1.0801'/><Cube currency='JPY' rate='161.25'/></Cube>
                <Cube time='2026-11-19'><Cube currency='USD' rate='1.0799'/></Cube>
              </Cube>
            </gesmes:Envelope>
            """;

    private static List<ReferenceRate> read(String file) {
        return RateFile.read(file.getBytes(StandardCharsets.UTF_8)).orThrow();
    }

    @Test
    void aCubeForEachDayAndCurrency() {
        assertThat(read(XML))
                .containsExactly(
                        new ReferenceRate("USD", LocalDate.parse("2026-11-20"), new BigDecimal("1.0801")),
                        new ReferenceRate("JPY", LocalDate.parse("2026-11-20"), new BigDecimal("161.25")),
                        new ReferenceRate("USD", LocalDate.parse("2026-11-19"), new BigDecimal("1.0799")));
    }

    @Test
    void theTableOfADayWritesTheMonthOutAndEndsItsLinesWithAComma() {
        assertThat(read("Date, USD, GBP, \n20 November 2026, 1.0801, 0.83450, \n"))
                .containsExactly(
                        new ReferenceRate("USD", LocalDate.parse("2026-11-20"), new BigDecimal("1.0801")),
                        new ReferenceRate("GBP", LocalDate.parse("2026-11-20"), new BigDecimal("0.83450")));
    }

    @Test
    void theTableOfManyYearsHasGaps() {
        assertThat(read("\ufeffDate,USD,CYP,\n2026-11-20,1.0801,N/A,\n2005-01-03,1.3507,0.5800,\n"))
                .extracting(ReferenceRate::currency)
                .containsExactly("USD", "USD", "CYP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>maintenance</body></html>",
                "not a table",
                "Date,USD\n20/11/2026,1.08\n",
                "Date,USD\n2026-11-20,minus one\n",
                "Date,USD\n2026-11-20,-1.08\n",
                "Date,USD\n2026-11-20,0\n",
                "Date,dollar\n2026-11-20,1.08\n",
                "Date,EUR\n2026-11-20,1\n",
                "<Cube><Cube currency='USD' rate='1.08'/></Cube>",
                "<Cube><Cube time='2026-11-20'><Cube currency='USD'/></Cube></Cube>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><Cube time='&b;'/>",
                "<Cube time='2026-11-20'"
            })
    void whatIsNoneIsRefused(String file) {
        assertThat(RateFile.read(file.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(((Outcome<?>) refused).refusals())
                                .extracting(Refusal::code)
                                .containsExactly("exchange.file_unreadable"));
    }

    @Test
    void amountsAreConvertedHalfUpToTheCent() {
        ReferenceRate rate = new ReferenceRate("USD", LocalDate.parse("2026-11-20"), new BigDecimal("1.6"));
        assertThat(rate.toEuro(new BigDecimal("100.00"))).isEqualTo(Money.of("62.50"));
        assertThat(rate.toEuro(new BigDecimal("0.01"))).isEqualTo(Money.of("0.01"));
        assertThat(rate.fromEuro(Money.of("0.33"))).isEqualByComparingTo("0.53");
    }
}
