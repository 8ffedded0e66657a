package coop.ouvrage.shifts;

import coop.ouvrage.employment.PaidDay;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.invoicing.CollectiveInvoices;
import coop.ouvrage.invoicing.InvoiceAnnex;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.Shares;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.words.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an invoice over shifts: one for each person's paid hours, one for hours that corrections added to earlier weeks, one for the
 * allowances; and the annex that names every shift, whose amounts add up to the lines to the cent. People are named by the platform's number.
 */
final class WeekBill {

    private static final BigDecimal HOUR = BigDecimal.valueOf(60);

    private final ShiftAgreement agreement;
    private final String language;
    private final LocalDate week;
    private final Texts texts;
    private final List<CollectiveInvoices.Item> items = new ArrayList<>();
    private final List<Billed> billed = new ArrayList<>();
    private final List<List<@Nullable Object>> annex = new ArrayList<>();

    WeekBill(ShiftAgreement agreement, String language, LocalDate week, Texts texts) {
        this.agreement = agreement;
        this.language = language;
        this.week = week;
        this.texts = texts;
    }

    /** What paid minutes come to: hours with four decimals by the price, half-up to the cent, as the document calculates it. */
    static Money price(ShiftAgreement agreement, int minutes) {
        BigDecimal rate = Objects.requireNonNull(agreement.clientRate());
        return Money.of(hours(minutes).multiply(rate).setScale(2, RoundingMode.HALF_UP));
    }

    /** The same rounded up, so that what many contracts draw together carries their invoice. */
    static Money atMost(ShiftAgreement agreement, int minutes) {
        BigDecimal rate = Objects.requireNonNull(agreement.clientRate());
        return Money.of(rate.multiply(BigDecimal.valueOf(minutes)).divide(HOUR, 2, RoundingMode.CEILING));
    }

    private static BigDecimal hours(int minutes) {
        return BigDecimal.valueOf(minutes).divide(HOUR, 4, RoundingMode.HALF_UP);
    }

    static int paidMinutes(WorkContract contract) {
        return contract.days().stream().mapToInt(PaidDay::paidMinutes).sum();
    }

    /** The hours of a person in the week. */
    void person(String courier, Map<WorkContract, List<ShiftRow>> contracts) {
        int minutes =
                contracts.keySet().stream().mapToInt(WeekBill::paidMinutes).sum();
        int count = count(contracts);
        line(
                minutes,
                count == 1 ? "shifts.bill.person.one" : "shifts.bill.person.many",
                Map.of("courier", courier, "shifts", count));
        List<ShiftRow> rows = new ArrayList<>();
        List<PaidDay> days = new ArrayList<>();
        contracts.forEach((contract, shifts) -> {
            billed.add(mine(contract.id().value(), courier, week, paidMinutes(contract)));
            rows.addAll(shifts.stream()
                    .sorted(Comparator.comparing(row -> RowCheck.day(row).startsAt()))
                    .toList());
            days.addAll(contract.days());
        });
        annex(courier, rows, days, price(agreement, minutes));
    }

    private static int count(Map<WorkContract, List<ShiftRow>> contracts) {
        return contracts.values().stream().mapToInt(List::size).sum();
    }

    private void annex(String courier, List<ShiftRow> rows, List<PaidDay> days, Money total) {
        List<Money> amounts = Shares.share(
                total,
                days.stream().map(day -> Money.ofCents(day.paidMinutes())).toList());
        for (int i = 0; i < days.size(); i++) {
            PaidDay day = days.get(i);
            annex.add(Arrays.asList(
                    i < rows.size() ? rows.get(i).reference() : "",
                    courier,
                    day.date(),
                    day.day().start().toString(),
                    day.day().end().toString(),
                    day.hours(),
                    day.paidHours(),
                    amounts.get(i)));
        }
    }

    /** Hours that corrections added to work of which an earlier invoice bears the rest. */
    void more(Billed earlier) {
        line(earlier.change(), "shifts.bill.more", Map.of("courier", earlier.courier(), "week", earlier.week()));
        billed.add(mine(earlier.contract(), earlier.courier(), earlier.week(), earlier.change()));
        annex.add(Arrays.asList(
                "",
                earlier.courier(),
                earlier.week(),
                "",
                "",
                null,
                hours(earlier.change()).setScale(2, RoundingMode.HALF_UP),
                price(agreement, earlier.change())));
    }

    void allowances(Money amount) {
        if (amount.isPositive()) {
            items.add(new CollectiveInvoices.Item(
                    texts.get(language, "shifts.bill.allowances"), BigDecimal.ONE, "LS", amount.toDecimal()));
            annex.add(Arrays.asList("", "", week, "", "", null, null, amount));
        }
    }

    private void line(int minutes, String key, Map<String, ?> values) {
        items.add(new CollectiveInvoices.Item(
                texts.get(language, key, values),
                hours(minutes),
                "HUR",
                Objects.requireNonNull(agreement.clientRate())));
    }

    private Billed mine(UUID contract, String courier, LocalDate of, int minutes) {
        return new Billed(contract, agreement.id(), items.size(), courier, of, minutes, 0);
    }

    /**
     * @param job under which the lines stand
     * @param drawn the framework order that bears them; null for none
     */
    CollectiveInvoices.Draft draft(LocalDate today, UUID job, CollectiveInvoices.@Nullable Drawn drawn) {
        LocalDate last = week.plusDays(6);
        String title = texts.get(
                language, "shifts.bill.title", Map.of("title", agreement.title(), "from", week, "until", last));
        return new CollectiveInvoices.Draft(
                agreement.entity(),
                agreement.unit(),
                agreement.client(),
                job,
                title,
                language,
                agreement.clientReference(),
                last.isAfter(today) ? today : last,
                items,
                new InvoiceAnnex("shifts-" + week + ".csv", "text/csv", Export.csv(sheet())),
                drawn);
    }

    private Sheet sheet() {
        List<String> columns =
                List.of("shift", "courier", "day", "from", "to", "hours", "paid_hours", "amount").stream()
                        .map(name -> texts.get(language, "shifts.bill.column." + name))
                        .toList();
        return new Sheet("shifts-" + week, columns, annex);
    }

    /** What the invoice bears, once it is there. */
    List<Billed> billed(UUID invoice) {
        return billed.stream()
                .map(one ->
                        new Billed(one.contract(), invoice, one.line(), one.courier(), one.week(), one.minutes(), 0))
                .toList();
    }
}
