package coop.ouvrage.unit.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.SubjectPages;
import coop.ouvrage.ledger.spi.DimensionNames;
import coop.ouvrage.money.Money;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.FourAmounts;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.MakeUp;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.SumRow;
import coop.ouvrage.web.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The budget of a unit: four amounts, each with what it is made of. */
@Controller
class UnitController {

    private final Units units;
    private final Budgets budgets;
    private final Ledger ledger;
    private final LegalEntities entities;
    private final Permissions permissions;
    private final ObjectProvider<DimensionNames> names;
    private final SubjectPages subjectPages;

    UnitController(
            Units units,
            Budgets budgets,
            Ledger ledger,
            LegalEntities entities,
            Permissions permissions,
            ObjectProvider<DimensionNames> names,
            SubjectPages subjectPages) {
        this.units = units;
        this.budgets = budgets;
        this.ledger = ledger;
        this.entities = entities;
        this.permissions = permissions;
        this.names = names;
        this.subjectPages = subjectPages;
    }

    @GetMapping("/units/{id}")
    String budget(@PathVariable UUID id, Words words, Model model) {
        permissions.require(Permission.UNIT_READ, id);
        ProductionUnit unit = units.find(id).orElseThrow(NotFound::new);
        FourAmounts amounts = budgets.of(id);
        model.addAttribute(
                "budget",
                new UnitPage(
                        unit,
                        amounts,
                        makeUp(amounts, words),
                        free(amounts, words),
                        had(unit, amounts, words),
                        together(unit, amounts, words),
                        parts(unit, amounts, words)));
        return "unit/show";
    }

    private static MakeUp makeUp(FourAmounts amounts, Words words) {
        return MakeUp.of(List.of(
                given(MakeUp.Kind.HAVE, "free", amounts.free(), "#figure", words),
                given(MakeUp.Kind.HELD, "reserved_own", amounts.reservedOwn(), "#p-reserved_own", words),
                given(MakeUp.Kind.NEXT, "open", amounts.open(), "#p-open", words),
                given(MakeUp.Kind.NEXT, "expected", amounts.expected(), "#p-expected", words)));
    }

    private static MakeUp.Given given(MakeUp.Kind kind, String name, Money amount, String href, Words words) {
        return new MakeUp.Given(kind, words.t("unit." + name), words.t("unit." + name + "_is"), amount, href);
    }

    private static List<SumRow> free(FourAmounts amounts, Words words) {
        return List.of(
                SumRow.of(words.t("unit.had"), words.t("unit.had_is"), amounts.had(), "#had"),
                SumRow.of(
                        words.t("unit.reserved_own"),
                        words.t("unit.reserved_own_is"),
                        amounts.reservedOwn().negate(),
                        "#p-reserved_own"),
                SumRow.total(words.t("unit.free"), amounts.free()));
    }

    /** Every account of the budget, then what of it is not paid and what cover was used for. */
    private List<SumRow> had(ProductionUnit unit, FourAmounts amounts, Words words) {
        UUID id = unit.id().value();
        List<SumRow> rows = new ArrayList<>();
        ledger.unitBalances(unit.entity(), id).forEach((role, balance) -> {
            if (role.inBudget() && !balance.isZero()) {
                rows.add(SumRow.of(words.t("unit.role." + role), "", balance.negate(), "/units/" + id + "/accounts"));
            }
        });
        rows.add(SumRow.of(
                words.t("unit.open"), words.t("unit.open_is"), amounts.open().negate(), "#p-open"));
        if (!amounts.coverUsed().isZero()) {
            rows.add(SumRow.of(
                    words.t("unit.cover_used"), words.t("unit.cover_used_is"), amounts.coverUsed(), "#p-cover_used"));
        }
        rows.add(SumRow.total(words.t("unit.had"), amounts.had()));
        return rows;
    }

    /** One person's budgets side by side: a unit may have one in the training entity too, and their accounts do not mix. */
    private List<SumRow> together(ProductionUnit unit, FourAmounts amounts, Words words) {
        List<ProductionUnit> others = units.beside(unit).stream()
                .filter(other ->
                        permissions.allows(Permission.UNIT_READ, other.id().value()))
                .toList();
        if (others.isEmpty()) {
            return List.of();
        }
        List<SumRow> rows = new ArrayList<>();
        rows.add(SumRow.of(unit.name(), entities.get(unit.entity()).name(), amounts.free(), "#figure"));
        Money all = amounts.free();
        for (ProductionUnit other : others) {
            Money free = budgets.of(other.id().value()).free();
            rows.add(SumRow.of(
                    other.name(),
                    entities.get(other.entity()).name(),
                    free,
                    "/units/" + other.id().value()));
            all = all.plus(free);
        }
        rows.add(SumRow.total(words.t("unit.together_total"), all));
        return rows;
    }

    private List<UnitPage.Part> parts(ProductionUnit unit, FourAmounts amounts, Words words) {
        return List.of(
                part(unit, AccountRole.EXPECTED, "expected", amounts.expected(), words),
                part(unit, AccountRole.OPEN, "open", amounts.open(), words),
                part(unit, AccountRole.RESERVED_OWN, "reserved_own", amounts.reservedOwn(), words),
                part(unit, AccountRole.RESERVED_COVERED, "reserved_covered", amounts.reservedCovered(), words),
                part(unit, AccountRole.COVER_USED, "cover_used", amounts.coverUsed(), words));
    }

    private UnitPage.Part part(ProductionUnit unit, AccountRole role, String name, Money amount, Words words) {
        Map<UUID, Money> jobs = ledger.subjectsOf(unit.entity(), unit.id().value(), role);
        Map<UUID, String> known = new HashMap<>();
        names.stream().forEach(source -> known.putAll(source.of(jobs.keySet())));
        Map<UUID, String> pages = subjectPages.of(jobs.keySet());
        return new UnitPage.Part(
                name,
                amount,
                jobs.entrySet().stream()
                        .map(job -> new UnitPage.JobAmount(
                                known.getOrDefault(
                                        job.getKey(),
                                        words.t(
                                                "unit.job",
                                                "id",
                                                job.getKey().toString().substring(28))),
                                job.getValue(),
                                pages.get(job.getKey())))
                        .toList());
    }
}
