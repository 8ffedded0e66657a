package coop.ouvrage.country.be.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.spi.Basis;
import coop.ouvrage.returns.spi.Control;
import coop.ouvrage.returns.spi.Declared;
import coop.ouvrage.returns.spi.ReturnData;
import coop.ouvrage.returns.spi.ReturnFormat;
import coop.ouvrage.returns.spi.Rhythm;
import coop.ouvrage.returns.spi.Written;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sheets 281.10 of everybody who was paid in a year, as a file for Belcotax-on-web. Nothing is paid with it. */
@Component
class SheetsReturn implements ReturnFormat {

    static final Comparator<Declared> ORDER = Comparator.comparing(Declared::familyName)
            .thenComparing(Declared::givenName)
            .thenComparing(Declared::id);

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
    public Written write(ReturnData data, int version, OutputStream file) {
        SheetBoxes boxes = SheetBoxes.on(data.last());
        Map<String, ReturnSum> sums = new LinkedHashMap<>();
        Names withoutNumber = new Names("returns.no_national_number");
        BelcotaxFile sheets = new BelcotaxFile(data, file, "10");
        sheets.begin();
        data.each(ORDER, (person, work) -> {
            Sheet28110 sheet = Sheet28110.of(work);
            sheets.sheet(person, sheet);
            withoutNumber.addIf(person.nationalNumber().isEmpty(), person);
            add(sums, "ordinary", boxes.ordinary(), sheet.ordinary(), null);
            add(sums, "holiday", boxes.holiday(), sheet.holiday(), null);
            add(sums, "withheld", boxes.withheld(), sheet.withheld(), Control.WITHHOLDING);
            add(sums, "special", boxes.special(), sheet.special(), null);
            add(sums, "bonus", boxes.bonus(), sheet.bonus(), null);
        });
        sheets.end();
        List<Refusal> findings = new ArrayList<>();
        withoutNumber.tell(findings);
        return new Written(
                sums.values().stream().map(ReturnSum::line).toList(),
                findings,
                List.of("be.return.note.belcotax", "be.return.note.sheet_boxes", "be.return.note.family"),
                "BELCOTAX-%s-%d-%d.xml"
                        .formatted(data.employer().code(), data.last().getYear(), data.nr()));
    }

    private static void add(
            Map<String, ReturnSum> sums, String name, String box, Money amount, @Nullable Control control) {
        sums.computeIfAbsent(
                        name, k -> new ReturnSum("be.return.sheet_" + k, new DmfaCodes.Code(box, "", false), control))
                .addUnlessZero(amount);
    }
}
