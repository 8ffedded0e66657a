package coop.ouvrage.country.be.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.returns.spi.Paper;
import coop.ouvrage.returns.spi.PaperData;
import coop.ouvrage.returns.spi.PaperFormat;
import coop.ouvrage.words.Texts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What the insurer asks when somebody has an accident at work: who, under which contract, with which pay, and what an officer tells of the
 * accident. The law gives eight calendar days; the declaration itself goes through the insurer or the portal.
 */
@Component
class AccidentPaper implements PaperFormat {

    private static final List<String> QUESTIONS =
            List.of("when", "where", "activity", "event", "injury", "witness", "stopped");

    private final Texts texts;

    AccidentPaper(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String kind() {
        return "be.accident";
    }

    @Override
    public Scope scope() {
        return Scope.CONTRACT;
    }

    @Override
    public List<String> questions() {
        return QUESTIONS;
    }

    @Override
    public Paper write(PaperData data) {
        PaperText text = new PaperText(texts, data);
        List<Paper.Fact> told = new ArrayList<>();
        QUESTIONS.forEach(question ->
                told.add(text.fact("accident." + question, data.answers().getOrDefault(question, ""))));
        List<Paper.Fact> work = new ArrayList<>(text.contract());
        work.add(text.fact("days", String.valueOf(text.days().size())));
        work.add(text.fact("hours", text.number(text.hours())));
        work.add(text.fact("gross", text.gross()));
        Money base = text.gross();
        work.add(text.fact(
                "accident.day_pay",
                Money.rounded(base.toDecimal()
                        .divide(
                                java.math.BigDecimal.valueOf(
                                        Math.max(1, text.days().size())),
                                2,
                                java.math.RoundingMode.HALF_UP))));
        return text.paper(
                "accident",
                List.of(
                        text.employer(),
                        text.worker(),
                        Paper.Section.facts(text.t("contract"), work),
                        Paper.Section.facts(text.t("accident.told"), told)),
                "accident.note",
                "note.to_confirm");
    }
}
