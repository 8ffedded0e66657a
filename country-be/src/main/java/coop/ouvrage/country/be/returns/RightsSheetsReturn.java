package coop.ouvrage.country.be.returns;

import coop.ouvrage.country.be.payroll.BelgianLegislation;
import coop.ouvrage.legislation.Table;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.spi.Basis;
import coop.ouvrage.returns.spi.Control;
import coop.ouvrage.returns.spi.ReturnData;
import coop.ouvrage.returns.spi.ReturnFormat;
import coop.ouvrage.returns.spi.ReturnLine;
import coop.ouvrage.returns.spi.Rhythm;
import coop.ouvrage.returns.spi.Written;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The sheets 281.45 of everybody who was owed author's rights in a year, as a file for Belcotax-on-web; compulsory for all of them since
 * the law of 21 January 2022. Nothing is paid with it.
 */
@Component
class RightsSheetsReturn implements ReturnFormat {

    private final Deadlines deadlines;

    RightsSheetsReturn(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public About about() {
        return new About("be.sheets_281_45", Rhythm.YEAR, Basis.RIGHTS, "be.tax", false, true);
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
        Table boxes = BelgianLegislation.get().on(data.last()).table("declarations/sheet_281_45_boxes");
        boolean confirmed = boxes.citation().mark().isVerified();
        ReturnSum gross = sum(boxes, "gross", confirmed, null);
        ReturnSum costs = sum(boxes, "costs", confirmed, null);
        ReturnSum withheld = sum(boxes, "withheld", confirmed, Control.RIGHTS_TAX);
        Names withoutNumber = new Names("returns.no_national_number");
        BelcotaxFile sheets = new BelcotaxFile(data, file, "45");
        sheets.begin();
        data.eachAuthor(SheetsReturn.ORDER, (author, rights) -> {
            Sheet28145 sheet = Sheet28145.of(rights);
            sheets.sheet(author, sheet);
            withoutNumber.addIf(author.nationalNumber().isEmpty(), author);
            gross.addUnlessZero(sheet.gross());
            costs.addUnlessZero(sheet.costs());
            withheld.addUnlessZero(sheet.withheld());
        });
        sheets.end();
        List<Refusal> findings = new ArrayList<>();
        withoutNumber.tell(findings);
        List<ReturnLine> lines = List.of(gross.line(), costs.line(), withheld.line());
        return new Written(
                lines.stream().filter(line -> !line.amount().equals(Money.ZERO)).toList(),
                findings,
                List.of("be.return.note.belcotax", "be.return.note.rights_boxes", "be.return.note.rights_file"),
                "BELCOTAX-281.45-%s-%d-%d.xml"
                        .formatted(data.employer().code(), data.last().getYear(), data.nr()));
    }

    private static ReturnSum sum(Table boxes, String box, boolean confirmed, @Nullable Control control) {
        return new ReturnSum(
                "be.return.rights_" + box, new DmfaCodes.Code(boxes.cell(box).text(), "", confirmed), control);
    }
}
