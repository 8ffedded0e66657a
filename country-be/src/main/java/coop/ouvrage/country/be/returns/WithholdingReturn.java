package coop.ouvrage.country.be.returns;

import coop.ouvrage.country.be.payroll.BelgianLegislation;
import coop.ouvrage.legislation.Table;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.spi.Basis;
import coop.ouvrage.returns.spi.Control;
import coop.ouvrage.returns.spi.PaidWork;
import coop.ouvrage.returns.spi.ReturnData;
import coop.ouvrage.returns.spi.ReturnFormat;
import coop.ouvrage.returns.spi.ReturnLine;
import coop.ouvrage.returns.spi.Rhythm;
import coop.ouvrage.returns.spi.Written;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The monthly return of the withholding tax on wages (form 274), of what was paid in the month. The layout of files for the tax office's
 * application (FINPROF) was not found in public text: the file lists what is to be entered there.
 */
@Component
class WithholdingReturn implements ReturnFormat {

    private final Deadlines deadlines;

    WithholdingReturn(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public About about() {
        return new About("be.withholding", Rhythm.MONTH, Basis.PAID, "be.tax", true, false);
    }

    @Override
    public LocalDate dueOn(LocalDate lastDay) {
        return deadlines.withholding(lastDay);
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Written write(ReturnData data, int version, OutputStream file) throws IOException {
        Table nature = BelgianLegislation.get().on(data.last()).table("declarations/withholding_nature");
        DmfaCodes.Code code =
                new DmfaCodes.Code(nature.text(), "", nature.citation().mark().isVerified());
        ReturnSum taxed = new ReturnSum("be.return.withholding", code, Control.WITHHOLDING);
        ReturnSum free = new ReturnSum("be.return.withholding_students", code, null);
        data.each((person, work) -> {
            add(taxed, work.stream().filter(paid -> !isFree(paid)).toList());
            add(free, work.stream().filter(WithholdingReturn::isFree).toList());
        });
        List<ReturnLine> lines = new ArrayList<>(List.of(taxed.line()));
        if (free.hasPeople()) {
            lines.add(free.line());
        }
        Money tax = taxed.line().amount();
        List<Refusal> findings =
                tax.isNegative() ? List.of(Refusal.of("returns.negative_total", "amount", tax)) : List.of();
        String month = data.first().toString().substring(0, 7);
        file.write(row(data, taxed.line(), month));
        return new Written(
                lines,
                findings,
                List.of("be.return.note.finprof", "be.return.note.nature", "be.return.note.paid_day"),
                "274-%s-%s-%d.csv".formatted(data.employer().code(), month, data.nr()));
    }

    private static void add(ReturnSum sum, List<PaidWork> ofOnePerson) {
        if (!ofOnePerson.isEmpty()) {
            sum.add(
                    Money.sum(ofOnePerson.stream()
                            .map(paid -> paid.line("be.taxable"))
                            .toList()),
                    Money.sum(ofOnePerson.stream()
                            .map(paid -> paid.totals().tax())
                            .toList()));
        }
    }

    /** A student within the quota: nothing is withheld. */
    private static boolean isFree(PaidWork paid) {
        return paid.totals().tax().isZero()
                && !paid.line("be.student_contribution").isZero();
    }

    private static byte[] row(ReturnData data, ReturnLine line, String month) {
        return """
                enterprise number;period;nature;taxable;withheld
                %s;%s;%s;%s;%s
                """.formatted(data.employer().enterpriseNumber(), month, line.code(), line.base(), line.amount())
                .getBytes(StandardCharsets.UTF_8);
    }
}
