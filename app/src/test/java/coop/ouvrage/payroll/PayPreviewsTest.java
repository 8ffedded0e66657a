package coop.ouvrage.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Pay days, and wages before they are agreed. */
@OuvrageTest
class PayPreviewsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);
    private static final BigDecimal HOURS = new BigDecimal("7.60");

    private final PayPreviews previews;
    private final PayDays payDays;

    PayPreviewsTest(PayPreviews previews, PayDays payDays) {
        this.previews = previews;
        this.payDays = payDays;
    }

    /** Journey J01: a job on Friday 14 November 2025 is paid on Tuesday 25 November. */
    @Test
    void creditsOnWorkingDaySeven() {
        PayDay day = payDays.of(LocalDate.of(2025, 11, 14));
        assertThat(day.creditedOn()).isEqualTo("2025-11-25");
        assertThat(day.executedOn()).isEqualTo("2025-11-24");
        assertThat(day.releaseBefore()).isEqualTo("2025-11-21");
    }

    /** 25 and 26 December are no TARGET days; 26 December 2025 is a working day in Belgium. */
    @Test
    void executesBeforeBankHolidays() {
        PayDay day = payDays.of(LocalDate.of(2025, 12, 16));
        assertThat(day.creditedOn()).isEqualTo("2025-12-26");
        assertThat(day.executedOn()).isEqualTo("2025-12-23");
        assertThat(day.releaseBefore()).isEqualTo("2025-12-22");
    }

    @Test
    void previewsTheWageOfTheMock() {
        PayPreview preview = previews.preview(
                        UUID.randomUUID(), "PROD", ContractKind.EMPLOYEE, DAY, HOURS, Money.of("564.51"))
                .orThrow();
        assertThat(preview.answer().amount("be.employee_contribution")).contains(Money.of("-73.78"));
        assertThat(preview.monthHasPay()).isFalse();
        assertThat(preview.payDay()).isEqualTo("2026-11-27");
    }

    @Test
    void namesTheUnverifiedFiguresBehindTheNetNotThoseOfTheEmployer() {
        PayPreview ordinary = previews.preview(
                        UUID.randomUUID(), "PROD", ContractKind.ARTIST, DAY, HOURS, Money.of("564.51"))
                .orThrow();
        assertThat(ordinary.answer().unverified()).isNotEmpty();
        assertThat(ordinary.unverified()).isEmpty();
        PayPreview flat = previews.atFlatTax(UUID.randomUUID(), "PROD", DAY, HOURS, Money.of("564.51"))
                .orThrow();
        assertThat(flat.unverified())
                .extracting(figure -> figure.parameter())
                .containsExactly("withholding_tax/performing_artist_flat_rate");
    }

    @Test
    void findsTheGrossForANet() {
        UUID worker = UUID.randomUUID();
        Money net = previews.preview(worker, "PROD", ContractKind.STUDENT, DAY, HOURS, Money.of("100.00"))
                .orThrow()
                .answer()
                .net();
        assertThat(previews.forNet(worker, "PROD", ContractKind.STUDENT, DAY, HOURS, net)
                        .orThrow()
                        .answer()
                        .gross())
                .isLessThanOrEqualTo(Money.of("100.00"));
        assertThat(net).isEqualTo(Money.of("97.29"));
    }

    @Test
    void refusesTimeThatCannotBePaid() {
        assertThat(previews.preview(
                                UUID.randomUUID(),
                                "PROD",
                                ContractKind.ARTIST,
                                DAY,
                                BigDecimal.ZERO,
                                Money.of("100.00"))
                        .refusals())
                .extracting(refusal -> refusal.code())
                .containsExactly("payroll.hours_of_day");
    }
}
