package coop.ouvrage.portal.home;

import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.FourAmounts;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.MakeUp;
import coop.ouvrage.web.SumRow;
import coop.ouvrage.web.Words;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts the four amounts of a unit into words. */
@Component
class UnitMoney {

    private final Units units;
    private final Budgets budgets;

    UnitMoney(Units units, Budgets budgets) {
        this.units = units;
        this.budgets = budgets;
    }

    List<Home.Unit> of(UUID holder, Words words) {
        return units.ofHolder(holder).stream()
                .filter(ProductionUnit::open)
                .map(unit -> one(unit, words))
                .toList();
    }

    private Home.Unit one(ProductionUnit unit, Words words) {
        UUID id = unit.id().value();
        FourAmounts amounts = budgets.of(id);
        String page = "/units/" + id;
        String lines = page + "/accounts";
        List<SumRow> rows = List.of(
                SumRow.of(words.t("portal.home.had"), words.t("portal.home.had_detail"), amounts.had(), lines),
                SumRow.of(
                        words.t("portal.home.reserved_own"),
                        words.t("portal.home.reserved_own_detail"),
                        amounts.reservedOwn().negate(),
                        page),
                SumRow.total(words.t("portal.home.free"), amounts.free()));
        MakeUp makeUp = MakeUp.of(List.of(
                new MakeUp.Given(MakeUp.Kind.HAVE, words.t("portal.home.free"), "", amounts.free(), lines),
                new MakeUp.Given(
                        MakeUp.Kind.HELD,
                        words.t("portal.home.reserved"),
                        reservedDetail(amounts, words),
                        amounts.reserved(),
                        page),
                new MakeUp.Given(
                        MakeUp.Kind.NEXT,
                        words.t("portal.home.open"),
                        words.t("portal.home.open_detail"),
                        amounts.open(),
                        lines),
                new MakeUp.Given(
                        MakeUp.Kind.NEXT,
                        words.t("portal.home.expected"),
                        words.t("portal.home.expected_detail"),
                        amounts.expected(),
                        page)));
        return new Home.Unit(
                id,
                unit.name(),
                amounts.free(),
                rows,
                makeUp,
                amounts.free(),
                amounts.reservedCovered().plus(amounts.coverUsed()));
    }

    private static String reservedDetail(FourAmounts amounts, Words words) {
        return amounts.reservedCovered().isZero()
                ? words.t("portal.home.reserved_detail")
                : words.t("portal.home.reserved_covered", "amount", amounts.reservedCovered());
    }
}
