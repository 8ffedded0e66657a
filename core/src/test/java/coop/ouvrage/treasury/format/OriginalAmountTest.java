package coop.ouvrage.treasury.format;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.money.StructuredReference;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a payer ordered in another currency, as banks say it. */
class OriginalAmountTest {

    private static final String REFERENCE = StructuredReference.of(2026000042).digits();

    /** Gross amount, amount ordered, rate, currency, reference, country and equivalent in euro. */
    private static String communication(String currency) {
        return "1105" + "000000000932000" + "000000001000000" + "000107296000" + currency + REFERENCE + "US"
                + "000000000932000";
    }

    private static String padded(String text) {
        return text + " ".repeat(128 - text.length());
    }

    private static String movement(String numbers, String amount, String code, String communication, char next) {
        String text = communication + " ".repeat(Math.max(0, 54 - communication.length()));
        return "21" + numbers + "NIC0001              " + "0" + amount + "191126" + code + text.substring(0, 54)
                + "191126" + "101" + next + " 0";
    }

    private static String rest(String numbers, String communication) {
        String text = communication.length() > 54 ? communication.substring(54) : "";
        return padded("22" + numbers + text).substring(0, 125) + "0 0";
    }

    private static Transaction read(String... movements) {
        List<String> file = new java.util.ArrayList<>(new String(Samples.own("belgian.cod"), StandardCharsets.UTF_8)
                .lines()
                .limit(2)
                .toList());
        file.addAll(List.of(movements));
        StatementFile read =
                StatementFile.read(String.join("\n", file).concat("\n").getBytes(StandardCharsets.UTF_8));
        return read.statements().getFirst().entries().getFirst().transaction();
    }

    private static void assertDollars(Transaction transaction) {
        assertThat(Objects.requireNonNull(transaction.instructed()).currency()).isEqualTo("USD");
        assertThat(transaction.instructed().amount()).isEqualByComparingTo(new BigDecimal("1000.00"));
        assertThat(transaction.references()).contains(StructuredReference.of(2026000042));
    }

    @Test
    void theMovementItselfNamesIt() {
        String said = communication("USD");
        assertDollars(read(movement("00010000", "000000000932000", "04150000", said, '1'), rest("00010000", said)));
    }

    @Test
    void aDetailBesideTheChargesNamesIt() {
        String said = communication("USD");
        assertDollars(read(
                movement("00010000", "000000000922000", "24150000", "0", '0'),
                movement("00010001", "000000000932000", "64150100", said, '1'),
                rest("00010001", said),
                movement("00010002", "000000000010000", "64150013", "0", '0')));
    }

    @Test
    void anAmountInEuroOrWithoutACurrencyIsNone() {
        for (String currency : List.of("EUR", "   ", "12X")) {
            String said = communication(currency);
            Transaction read =
                    read(movement("00010000", "000000000932000", "04150000", said, '1'), rest("00010000", said));
            assertThat(read.instructed()).as(currency).isNull();
        }
    }
}
