package coop.ouvrage.country.be.returns;

import coop.ouvrage.country.be.payroll.BelgianLegislation;
import coop.ouvrage.legislation.Table;
import coop.ouvrage.returns.spi.Paper;
import coop.ouvrage.returns.spi.PaperData;
import coop.ouvrage.returns.spi.PaperFormat;
import coop.ouvrage.words.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/** The tax sheet 281.45 of one author and year, for their own tax return: the same amounts as in the file for the tax office. */
@Component
class RightsSheetPaper implements PaperFormat {

    private final Texts texts;

    RightsSheetPaper(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String kind() {
        return "be.sheet_281_45";
    }

    @Override
    public Scope scope() {
        return Scope.YEAR_OF_RIGHTS;
    }

    @Override
    public Paper write(PaperData data) {
        PaperText text = new PaperText(texts, data);
        Sheet28145 sheet = Sheet28145.of(data.rights());
        Table boxes = BelgianLegislation.get().on(data.last()).table("declarations/sheet_281_45_boxes");
        return text.paper(
                "rights_sheet",
                List.of(
                        text.employer("rights_sheet.payer"),
                        text.worker("rights_sheet.author"),
                        Paper.Section.facts(
                                text.t("sheet.boxes"),
                                List.of(
                                        text.coded(
                                                boxes.cell("gross").text(),
                                                "rights_sheet.gross",
                                                text.money(sheet.gross())),
                                        text.coded(
                                                boxes.cell("costs").text(),
                                                "rights_sheet.costs",
                                                text.money(sheet.costs())),
                                        text.coded(
                                                boxes.cell("withheld").text(),
                                                "rights_sheet.withheld",
                                                text.money(sheet.withheld())))),
                        Paper.Section.table(
                                text.t("rights_sheet.days"),
                                List.of(
                                        text.t("rights_sheet.day"),
                                        text.t("rights_sheet.gross"),
                                        text.t("rights_sheet.costs"),
                                        text.t("rights_sheet.withheld")),
                                data.rights().stream()
                                        .map(owed -> List.of(
                                                text.date(owed.day()),
                                                text.money(owed.gross()),
                                                text.money(owed.costs()),
                                                text.money(owed.tax())))
                                        .toList())),
                "sheet.note",
                "rights_sheet.boxes_note");
    }
}
