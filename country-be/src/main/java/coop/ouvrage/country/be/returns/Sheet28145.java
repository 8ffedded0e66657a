package coop.ouvrage.country.be.returns;

import coop.ouvrage.country.be.payroll.BelgianLegislation;
import coop.ouvrage.legislation.Table;
import coop.ouvrage.money.Money;
import coop.ouvrage.returns.spi.PaidRights;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The amounts of a sheet 281.45: the author's rights that one person was owed in a year. */
record Sheet28145(Money gross, Money costs, Money withheld) {

    /** The elements of amounts beside the tax, in the order of the file. */
    private static final List<String> ELEMENTS = List.of(
            "f45_2067_paidamount4",
            "f45_2068_bookedamount4",
            "f45_2069_paidamount51",
            "f45_2070_paidamount52",
            "f45_2071_bookedamount5");

    static Sheet28145 of(List<PaidRights> rights) {
        return new Sheet28145(
                Money.sum(rights.stream().map(PaidRights::gross).toList()),
                Money.sum(rights.stream().map(PaidRights::costs).toList()),
                Money.sum(rights.stream().map(PaidRights::tax).toList()));
    }

    /** The sum of the amounts, with which the tax office checks the file. */
    Money control() {
        return gross.plus(costs).plus(withheld);
    }

    /** Each element with its amount; those that stand for nothing are zero. */
    Map<String, Money> amounts(LocalDate day) {
        Table table = BelgianLegislation.get().on(day).table("declarations/belcotax_sheet_281_45");
        Map<String, Money> amounts = new LinkedHashMap<>();
        ELEMENTS.forEach(element -> amounts.put(element, Money.ZERO));
        amounts.put(table.cell("gross").text(), gross);
        amounts.put(table.cell("costs").text(), costs);
        return amounts;
    }
}
