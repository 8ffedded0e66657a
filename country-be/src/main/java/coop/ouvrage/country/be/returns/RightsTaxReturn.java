package coop.ouvrage.country.be.returns;

import coop.ouvrage.returns.spi.Basis;
import coop.ouvrage.returns.spi.Control;
import coop.ouvrage.returns.spi.Declared;
import coop.ouvrage.returns.spi.ReturnData;
import coop.ouvrage.returns.spi.ReturnFormat;
import coop.ouvrage.returns.spi.ReturnLine;
import coop.ouvrage.returns.spi.Rhythm;
import coop.ouvrage.returns.spi.Written;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The return of the movable withholding tax on author's rights (form 273S), one of each day from which rights are owed. It is entered by
 * hand in the tax office's application (RV-on-web), for which no layout of files was found: the file lists what is to be entered there. The
 * application gives the communication with which the tax is paid.
 */
@Component
class RightsTaxReturn implements ReturnFormat {

    private final Deadlines deadlines;

    RightsTaxReturn(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public About about() {
        return new About("be.rights_tax", Rhythm.DAY, Basis.RIGHTS, "be.tax_movable", true, false);
    }

    @Override
    public LocalDate dueOn(LocalDate lastDay) {
        return deadlines.rightsTax(lastDay);
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Written write(ReturnData data, int version, OutputStream file) throws IOException {
        ReturnSum gross = sum("gross", null);
        ReturnSum costs = sum("costs", null);
        ReturnSum withheld = sum("withheld", Control.RIGHTS_TAX);
        data.eachAuthor(Comparator.comparing(Declared::id), (author, rights) -> {
            Sheet28145 sheet = Sheet28145.of(rights);
            gross.addUnlessZero(sheet.gross());
            costs.addUnlessZero(sheet.costs());
            withheld.add(sheet.gross().minus(sheet.costs()), sheet.withheld());
        });
        ReturnLine tax = withheld.line();
        file.write("""
                enterprise number;day;beneficiaries;gross;deemed costs;taxable;withheld
                %s;%s;%d;%s;%s;%s;%s
                """.formatted(
                        data.employer().enterpriseNumber(),
                        data.last(),
                        tax.people(),
                        gross.line().amount(),
                        costs.line().amount(),
                        tax.base(),
                        tax.amount())
                .getBytes(StandardCharsets.UTF_8));
        return new Written(
                List.of(gross.line(), costs.line(), tax),
                List.of(),
                List.of("be.return.note.rv_on_web", "be.return.note.rights_day"),
                "273S-%s-%s-%d.csv".formatted(data.employer().code(), data.last(), data.nr()));
    }

    private static ReturnSum sum(String what, @Nullable Control control) {
        return new ReturnSum("be.return.rights_day_" + what, new DmfaCodes.Code("", "", true), control);
    }
}
