package coop.ouvrage.country.be.returns;

import coop.ouvrage.returns.spi.Basis;
import coop.ouvrage.returns.spi.Declared;
import coop.ouvrage.returns.spi.ReturnChange;
import coop.ouvrage.returns.spi.ReturnData;
import coop.ouvrage.returns.spi.ReturnFormat;
import coop.ouvrage.returns.spi.Rhythm;
import coop.ouvrage.returns.spi.Written;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The quarterly multifunctional declaration to the social-security office (DmfA), by month of work. Reductions of which no figure is
 * confirmed are not claimed.
 */
@Component
class DmfaReturn implements ReturnFormat {

    static final String KIND = "be.dmfa";

    /** Of the people in the file. */
    static final Comparator<Declared> ORDER =
            Comparator.comparing(Declared::nationalNumber).thenComparing(Declared::id);

    private final Deadlines deadlines;

    DmfaReturn(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public About about() {
        return new About(KIND, Rhythm.QUARTER, Basis.WORKED, "be.social_security", true, true);
    }

    @Override
    public LocalDate dueOn(LocalDate lastDay) {
        return deadlines.dmfa(lastDay);
    }

    @Override
    public int version() {
        return DmfaCodes.STATUS;
    }

    @Override
    public Written write(ReturnData data, int version, OutputStream file) {
        DmfaCodes codes = new DmfaCodes(data.last(), version);
        DmfaTotals totals = DmfaTotals.of(data, codes);
        new DmfaFile(data, codes, file).write(totals);
        return new Written(
                totals.lines(),
                totals.findings(data.employer()),
                totals.notes(data.employer(), data.nr()),
                "DmfA-%s-%d%d-%d.xml"
                        .formatted(
                                data.employer().code(),
                                data.last().getYear(),
                                data.last().getMonthValue() / 3,
                                data.nr()));
    }

    @Override
    public List<ReturnChange> changes(ReturnData filed, int filedVersion, ReturnData now, int version) {
        return new DmfaChanges(new DmfaCodes(filed.last(), filedVersion), new DmfaCodes(now.last(), version))
                .between(filed, now);
    }
}
