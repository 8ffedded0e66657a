package coop.ouvrage.country.be.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.spi.Basis;
import coop.ouvrage.returns.spi.Control;
import coop.ouvrage.returns.spi.Declared;
import coop.ouvrage.returns.spi.PaidWork;
import coop.ouvrage.returns.spi.ReturnData;
import coop.ouvrage.returns.spi.ReturnFormat;
import coop.ouvrage.returns.spi.ReturnLine;
import coop.ouvrage.returns.spi.Rhythm;
import coop.ouvrage.returns.spi.Written;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The sheets 281.10 of everybody who was paid in a year, as a file for Belcotax-on-web. Nothing is paid with it. */
@Component
class SheetsReturn implements ReturnFormat {

    private static final int NAMED = 5;

    private final Deadlines deadlines;

    SheetsReturn(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public About about() {
        return new About("be.sheets_281_10", Rhythm.YEAR, Basis.PAID, "be.tax", false, true);
    }

    @Override
    public LocalDate dueOn(LocalDate lastDay) {
        return deadlines.sheets(lastDay);
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Written write(ReturnData data, int version) {
        Map<UUID, List<PaidWork>> work = data.byWorker();
        List<Declared> people = data.people().stream()
                .sorted(Comparator.comparing(Declared::familyName)
                        .thenComparing(Declared::givenName)
                        .thenComparing(Declared::id))
                .toList();
        List<Sheet28110> sheets = people.stream()
                .map(person -> Sheet28110.of(work.getOrDefault(person.id(), List.of())))
                .toList();
        SheetBoxes boxes = SheetBoxes.on(data.last());
        return new Written(
                List.of(
                        line("sheet_ordinary", boxes.ordinary(), sheets, Sheet28110::ordinary, null),
                        line("sheet_holiday", boxes.holiday(), sheets, Sheet28110::holiday, null),
                        line("sheet_withheld", boxes.withheld(), sheets, Sheet28110::withheld, Control.WITHHOLDING),
                        line("sheet_special", boxes.special(), sheets, Sheet28110::special, null),
                        line("sheet_bonus", boxes.bonus(), sheets, Sheet28110::bonus, null)),
                findings(people),
                List.of("be.return.note.belcotax", "be.return.note.sheet_boxes", "be.return.note.family"),
                "BELCOTAX-%s-%d-%d.xml"
                        .formatted(data.employer().code(), data.last().getYear(), data.nr()),
                new BelcotaxFile(data).write(people, sheets));
    }

    private static ReturnLine line(
            String key,
            String code,
            List<Sheet28110> sheets,
            java.util.function.Function<Sheet28110, Money> amount,
            @org.jspecify.annotations.Nullable Control control) {
        List<Money> amounts =
                sheets.stream().map(amount).filter(money -> !money.isZero()).toList();
        return new ReturnLine("be.return." + key, code, amounts.size(), Money.ZERO, Money.sum(amounts), control, false);
    }

    private static List<Refusal> findings(List<Declared> people) {
        List<Refusal> findings = new ArrayList<>();
        List<Declared> unknown = people.stream()
                .filter(person -> person.nationalNumber().isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            findings.add(Refusal.of(
                    "returns.no_national_number",
                    "count",
                    unknown.size(),
                    "names",
                    unknown.stream().limit(NAMED).map(Declared::name).collect(Collectors.joining(", "))));
        }
        return findings;
    }
}
