package coop.ouvrage.unit.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LedgerLine;
import coop.ouvrage.ledger.LinePage;
import coop.ouvrage.money.Money;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.FourAmounts;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Production units for programs: what they have, have open, expect and have reserved, and the lines of their statement. */
@RestController
@RequestMapping("/api/v1/units")
class UnitApi {

    private final Units units;
    private final Budgets budgets;
    private final Ledger ledger;
    private final Permissions permissions;
    private final CurrentUser user;

    UnitApi(Units units, Budgets budgets, Ledger ledger, Permissions permissions, CurrentUser user) {
        this.units = units;
        this.budgets = budgets;
        this.ledger = ledger;
        this.permissions = permissions;
        this.user = user;
    }

    record UnitJson(
            UUID id, String entity, String kind, boolean activity, String name, String trade, LocalDate openedOn) {

        static UnitJson of(ProductionUnit unit) {
            return new UnitJson(
                    unit.id().value(),
                    unit.entity(),
                    unit.kind().name(),
                    unit.isActivity(),
                    unit.name(),
                    unit.trade(),
                    unit.openedOn());
        }
    }

    /** The four amounts, and what is free to spend. */
    record BudgetJson(
            UUID unit,
            Money expected,
            Money open,
            Money had,
            Money reserved,
            Money reservedOwn,
            Money reservedCovered,
            Money coverUsed,
            Money free) {}

    /** @param amount positive when it came in */
    record StatementLineJson(UUID entry, LocalDate date, String account, Money amount, String text) {

        static StatementLineJson of(LedgerLine line, Words words) {
            List<Object> arguments = new ArrayList<>();
            line.arguments().forEach((name, value) -> arguments.addAll(List.of(name, value)));
            return new StatementLineJson(
                    line.entry().value(),
                    line.date(),
                    line.account(),
                    line.amount().negate(),
                    words.t(line.text(), arguments.toArray()));
        }
    }

    /** The units that the reader holds. */
    @GetMapping
    CursorPage<UnitJson> mine(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<UnitJson> all = user.partyId().map(units::ofHolder).orElse(List.of()).stream()
                .map(UnitJson::of)
                .toList();
        return CursorPage.cut(all, cursor, limit, unit -> unit.id().toString());
    }

    @GetMapping("/{id}")
    UnitJson unit(@PathVariable UUID id) {
        return UnitJson.of(readable(id));
    }

    @GetMapping("/{id}/budget")
    BudgetJson budget(@PathVariable UUID id) {
        FourAmounts amounts = budgets.of(readable(id).id().value());
        return new BudgetJson(
                id,
                amounts.expected(),
                amounts.open(),
                amounts.had(),
                amounts.reserved(),
                amounts.reservedOwn(),
                amounts.reservedCovered(),
                amounts.coverUsed(),
                amounts.free());
    }

    /** The lines of a year's statement, newest first. */
    @GetMapping("/{id}/statement")
    CursorPage<StatementLineJson> statement(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Words words) {
        int of = year == null ? words.today().getYear() : Math.clamp(year, 1900, 9999);
        LinePage found = ledger.lines(StatementController.query(readable(id), of)
                .size(CursorPage.limit(limit))
                .after(cursor));
        List<StatementLineJson> lines = found.lines().stream()
                .map(line -> StatementLineJson.of(line, words))
                .toList();
        return new CursorPage<>(lines, found.next());
    }

    private ProductionUnit readable(UUID id) {
        permissions.require(Permission.UNIT_READ, id);
        return units.find(id).orElseThrow(NotFound::new);
    }
}
