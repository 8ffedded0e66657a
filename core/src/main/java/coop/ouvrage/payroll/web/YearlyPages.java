package coop.ouvrage.payroll.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.payroll.PayRunId;
import coop.ouvrage.payroll.YearlyClaim;
import coop.ouvrage.payroll.YearlyPays;
import coop.ouvrage.payroll.spi.YearlyKind;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is owed once a year beside wages, for payroll: who, how much, why, and into the next run. */
@Controller
class YearlyPages {

    private static final String PAGE = "/desk/yearly-pay";

    private final YearlyPays yearly;
    private final LegalEntities entities;
    private final Parties parties;
    private final Permissions permissions;

    YearlyPages(YearlyPays yearly, LegalEntities entities, Parties parties, Permissions permissions) {
        this.yearly = yearly;
        this.entities = entities;
        this.parties = parties;
        this.permissions = permissions;
    }

    @GetMapping(PAGE)
    String show(
            @RequestParam(defaultValue = "") String entity,
            @RequestParam(defaultValue = "YEAR_END_PREMIUM") YearlyKind kind,
            @RequestParam @Nullable Integer year,
            Words words,
            Model model) {
        permissions.require(Permission.PAY_READ);
        List<String> codes = entities.all().stream().map(LegalEntity::code).toList();
        List<Integer> years = yearly.years();
        String chosen = entities.asked(entity);
        int of = year != null && years.contains(year) ? year : years.getFirst();
        List<YearlyClaim> claims = yearly.claims(chosen, kind, of);
        Map<UUID, String> names = parties.names(
                claims.stream().map(YearlyClaim::worker).distinct().toList());
        model.addAttribute(
                "it",
                new YearlyView(
                        chosen,
                        codes,
                        kind,
                        of,
                        years,
                        claims.stream()
                                .map(claim -> YearlyView.row(claim, names.getOrDefault(claim.worker(), ""), words))
                                .toList(),
                        claims.stream().filter(YearlyClaim::isOpen).toList(),
                        permissions.allows(Permission.PAY_PREPARE)));
        return "payroll/yearly";
    }

    @PostMapping(PAGE)
    String prepare(@RequestParam String entity, @RequestParam YearlyKind kind, @RequestParam int year) {
        PayRunId run = yearly.prepare(entity, kind, year).orThrow();
        return Toast.redirect("/desk/payruns/" + run, "payroll.yearly.prepared");
    }
}
