package coop.ouvrage.country.be.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.returns.spi.PaidWork;
import coop.ouvrage.returns.spi.Paper;
import coop.ouvrage.returns.spi.PaperData;
import coop.ouvrage.returns.spi.PaperFile;
import coop.ouvrage.returns.spi.PaperFormat;
import coop.ouvrage.words.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What form C4 asks at the end of a contract: employer, worker code, working time Q/S, pay, reason. The official form is not copied. */
@Component
class UnemploymentPaper implements PaperFormat {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Texts texts;

    UnemploymentPaper(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String kind() {
        return "be.c4";
    }

    @Override
    public Scope scope() {
        return Scope.CONTRACT;
    }

    @Override
    public boolean concerns(List<PaidWork> work) {
        return work.stream().anyMatch(paid -> !paid.days().isEmpty());
    }

    @Override
    public Paper write(PaperData data) {
        PaperText text = new PaperText(texts, data);
        PaidWork last = data.work().getLast();
        DmfaCodes codes = new DmfaCodes(data.last());
        List<Paper.Fact> work = new ArrayList<>(text.contract());
        work.add(text.fact(
                "worker_code",
                codes.worker(last.kind(), data.person().birthDate()).code()));
        work.add(text.fact(
                "employer_category", codes.employerCategory(last.engagement().jointCommittee())));
        work.add(text.fact("q_s", weekly(text, codes)));
        work.add(text.fact("days", String.valueOf(text.days().size())));
        work.add(text.fact("hours", text.number(text.hours())));
        work.add(text.fact("gross", text.gross()));
        work.add(text.fact("unemployment_withheld", text.t("unemployment_withheld." + withheld(data.work()))));
        work.add(text.fact("reason", text.t("c4.reason." + data.ending())));
        return text.paper(
                "c4",
                List.of(text.employer(), text.worker(), Paper.Section.facts(text.t("contract"), work), table(text)),
                "c4.note",
                EndOfContractFile.isKnown(data) ? "c4.file" : "c4.no_file",
                "note.to_confirm");
    }

    @Override
    public Optional<PaperFile> file(PaperData data, UUID paper, Instant madeAt) {
        return EndOfContractFile.of(data, paper, madeAt);
    }

    /**
     * The form does not ask an amount: it asks whether the contributions with unemployment insurance were withheld from the pay. A student's
     * solidarity contribution stands in place of them; holiday pay on leaving is no pay of the days worked.
     */
    private static String withheld(List<PaidWork> paid) {
        List<PaidWork> wages = DeparturePay.without(paid);
        if (isZero(wages, "be.employee_contribution")) {
            return "no";
        }
        return isZero(wages, "be.student_contribution") ? "yes" : "partly";
    }

    private static boolean isZero(List<PaidWork> wages, String code) {
        return Money.sum(wages.stream().map(wage -> wage.line(code)).toList()).isZero();
    }

    private static String weekly(PaperText text, DmfaCodes codes) {
        BigDecimal full = new BigDecimal(codes.time("reference_hours")).divide(HUNDRED, 2, RoundingMode.HALF_UP);
        BigDecimal days = new BigDecimal(codes.time("days_per_week")).divide(HUNDRED, 2, RoundingMode.HALF_UP);
        int worked = Math.max(1, text.days().size());
        BigDecimal mean = text.hours()
                .multiply(days)
                .divide(BigDecimal.valueOf(worked), 2, RoundingMode.HALF_UP)
                .min(full);
        return text.number(mean) + " / " + text.number(full);
    }

    private static Paper.Section table(PaperText text) {
        return Paper.Section.table(
                text.t("days_worked"),
                List.of(text.t("day")),
                text.days().stream().map(day -> List.of(text.date(day))).toList());
    }
}
