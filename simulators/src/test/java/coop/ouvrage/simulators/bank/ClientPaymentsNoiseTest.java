package coop.ouvrage.simulators.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coop.ouvrage.simulators.bank.ClientPayments.Bill;
import coop.ouvrage.simulators.bank.ClientPayments.Noise;
import coop.ouvrage.simulators.bank.ClientPayments.Transfer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The faults of payers come as often as they should, and the same ones each time. */
class ClientPaymentsNoiseTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private static List<Bill> bills(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Bill(
                        "b" + i,
                        "c" + i % (count / 3),
                        "Client " + i % (count / 3),
                        PayerHabits.account(i % (count / 3)),
                        "%010d".formatted(1_000_000_001L + i) + "%02d".formatted((1_000_000_001L + i) % 97),
                        "2026-%06d".formatted(i),
                        50_000 + i))
                .toList();
    }

    @Test
    void faultsComeAsOftenAsTheyShould() {
        List<Transfer> transfers = new ClientPayments(7).pay(DAY, bills(20_000));
        Map<Noise, Long> counted =
                transfers.stream().collect(Collectors.groupingBy(Transfer::noise, Collectors.counting()));
        Function<Noise, Double> percent = noise -> counted.getOrDefault(noise, 0L) * 100.0 / transfers.size();
        assertThat(percent.apply(Noise.NO_REFERENCE)).isCloseTo(12, within(1.0));
        assertThat(percent.apply(Noise.WRONG_DIGITS)).isCloseTo(3, within(0.6));
        assertThat(percent.apply(Noise.PART)).isCloseTo(4, within(0.6));
        assertThat(percent.apply(Noise.SEVERAL)).isCloseTo(2, within(0.5));
        assertThat(percent.apply(Noise.TWICE) / 2).isCloseTo(1, within(0.4));
        assertThat(percent.apply(Noise.OTHER_ACCOUNT)).isCloseTo(2, within(0.5));
        assertThat(transfers).extracting(Transfer::id).doesNotHaveDuplicates();
    }

    @Test
    void theSameSeedDayAndBillsGiveTheSamePayments() {
        List<Transfer> once = new ClientPayments(7).pay(DAY, bills(3000));
        assertThat(new ClientPayments(7).pay(DAY, bills(3000))).isEqualTo(once);
        assertThat(new ClientPayments(8).pay(DAY, bills(3000))).isNotEqualTo(once);
        assertThat(new ClientPayments(7).pay(DAY.plusDays(1), bills(3000))).isNotEqualTo(once);
    }

    /** Each bill is meant by one transfer, by two if it is paid twice; several make exactly their sum, a part less than it. */
    @Test
    void eachBillIsPaidAndAmountsFollow() {
        Map<String, Bill> byId = bills(5000).stream().collect(Collectors.toMap(Bill::id, Function.identity()));
        List<Transfer> transfers = new ClientPayments(3).pay(DAY, bills(5000));
        assertThat(transfers.stream().flatMap(t -> t.pays().stream()).distinct())
                .hasSize(5000);
        for (Transfer transfer : transfers) {
            long meant = transfer.pays().stream()
                    .mapToLong(
                            id -> java.util.Objects.requireNonNull(byId.get(id)).cents())
                    .sum();
            assertThat(transfer.cents()).isPositive().isLessThanOrEqualTo(meant);
            assertThat(transfer.cents() == meant).isEqualTo(transfer.noise() != Noise.PART);
            assertThat(Iban.isRight(transfer.iban())).isTrue();
        }
    }
}
