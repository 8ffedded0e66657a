package coop.ouvrage.country.be.returns;

import coop.ouvrage.country.be.payroll.BelgianLegislation;
import coop.ouvrage.legislation.Table;
import java.time.LocalDate;

/** The codes of the boxes of a sheet 281.10 in the tax return; the first value known serves years before it. */
record SheetBoxes(String ordinary, String holiday, String withheld, String special, String bonus) {

    static SheetBoxes on(LocalDate day) {
        Table table = BelgianLegislation.get().on(day).table("declarations/sheet_281_10_boxes");
        return new SheetBoxes(
                table.cell("ordinary").text(),
                table.cell("holiday").text(),
                table.cell("withheld").text(),
                table.cell("special").text(),
                table.cell("bonus").text());
    }
}
