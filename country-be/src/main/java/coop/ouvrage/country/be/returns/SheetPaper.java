package coop.ouvrage.country.be.returns;

import coop.ouvrage.returns.spi.PaidWork;
import coop.ouvrage.returns.spi.Paper;
import coop.ouvrage.returns.spi.PaperData;
import coop.ouvrage.returns.spi.PaperFormat;
import coop.ouvrage.words.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/** The tax sheet 281.10 of one worker and year, for their own tax return: the same amounts as in the file for the tax office. */
@Component
class SheetPaper implements PaperFormat {

    private final Texts texts;

    SheetPaper(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String kind() {
        return "be.sheet_281_10";
    }

    @Override
    public Scope scope() {
        return Scope.YEAR;
    }

    @Override
    public Paper write(PaperData data) {
        PaperText text = new PaperText(texts, data);
        Sheet28110 sheet = Sheet28110.of(data.work());
        SheetBoxes boxes = SheetBoxes.on(data.last());
        return text.paper(
                "sheet",
                List.of(
                        text.employer(),
                        text.worker(),
                        Paper.Section.facts(
                                text.t("sheet.boxes"),
                                List.of(
                                        text.coded(boxes.ordinary(), "sheet.ordinary", text.money(sheet.ordinary())),
                                        text.coded(boxes.holiday(), "sheet.holiday", text.money(sheet.holiday())),
                                        text.coded(boxes.withheld(), "sheet.withheld", text.money(sheet.withheld())),
                                        text.coded(boxes.special(), "sheet.special", text.money(sheet.special())),
                                        text.coded(boxes.bonus(), "sheet.bonus", text.money(sheet.bonus())))),
                        Paper.Section.facts(
                                text.t("sheet.work"),
                                List.of(
                                        text.fact("contract_from", text.date(sheet.first())),
                                        text.fact(
                                                "contract_to",
                                                sheet.last().equals(PaidWork.Engagement.OPEN)
                                                        ? "–"
                                                        : text.date(sheet.last())),
                                        text.fact("committee", sheet.committee())))),
                "sheet.note",
                "sheet.boxes_note");
    }
}
