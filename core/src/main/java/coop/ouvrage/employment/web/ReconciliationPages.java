package coop.ouvrage.employment.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.MendDifference;
import coop.ouvrage.employment.Reconciliation;
import coop.ouvrage.employment.Reconciliation.Difference;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Icon;
import coop.ouvrage.web.NavigationItem;
import coop.ouvrage.web.NavigationItem.Room;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the authority holds against what was declared here: the last comparisons, each difference with what to do, compared again at will. */
@Controller
class ReconciliationPages {

    private static final int SHOWN = 200;

    private final Reconciliation reconciliation;
    private final MendDifference mend;
    private final Contracts contracts;
    private final Parties parties;
    private final LegalEntities entities;
    private final Permissions permissions;

    ReconciliationPages(
            Reconciliation reconciliation,
            MendDifference mend,
            Contracts contracts,
            Parties parties,
            LegalEntities entities,
            Permissions permissions) {
        this.reconciliation = reconciliation;
        this.mend = mend;
        this.contracts = contracts;
        this.parties = parties;
        this.entities = entities;
        this.permissions = permissions;
    }

    @GetMapping("/desk/reconciliation")
    String show(Form form, Model model) {
        permissions.require(Permission.DECLARATION_HANDLE);
        List<Difference> differences = reconciliation.differences();
        List<Difference> shown = differences.stream().limit(SHOWN).toList();
        model.addAttribute("runs", reconciliation.runs());
        model.addAttribute("count", differences.size());
        model.addAttribute("differences", shown);
        model.addAttribute("workers", workers(shown));
        model.addAttribute("moving", mend.onTheirWay(shown));
        model.addAttribute("employers", entities.all());
        model.addAttribute("names", entities.names());
        model.addAttribute("form", form);
        return "employment/reconciliation";
    }

    /** Names of the workers by contract. */
    private Map<UUID, String> workers(List<Difference> differences) {
        Map<UUID, WorkContract> known = contracts.find(differences.stream()
                .map(Difference::contract)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Map<UUID, String> names = parties.names(known.values().stream()
                .map(contract -> contract.assignment().worker())
                .distinct()
                .toList());
        return known.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry ->
                                names.getOrDefault(entry.getValue().assignment().worker(), "")));
    }

    @PostMapping("/desk/reconciliation")
    String compare(Form form, Model model, HttpServletResponse response) {
        permissions.require(Permission.DECLARATION_HANDLE);
        LegalEntity entity = entities.all().stream()
                .filter(one -> one.code().equals(form.text("entity")))
                .findFirst()
                .orElseThrow(NotFound::new);
        if (form.accept(reconciliation.now(entity), Map.of()) != null) {
            return Toast.redirect("/desk/reconciliation", "employment.compared");
        }
        response.setStatus(422);
        return show(form, model);
    }

    /** Makes the authority hold what stands here. */
    @PostMapping("/desk/reconciliation/{period}/send")
    String send(@PathVariable String period, Form form, Model model, HttpServletResponse response) {
        permissions.require(Permission.DECLARATION_HANDLE);
        if (form.accept(mend.send(period), Map.of()) != null) {
            return Toast.redirect("/desk/reconciliation", "employment.difference_sent");
        }
        response.setStatus(422);
        return show(form, model);
    }

    @GetMapping("/desk/reconciliation/export")
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "csv") String format, Words words) {
        permissions.require(Permission.DECLARATION_HANDLE);
        List<Difference> differences = reconciliation.differences();
        Map<UUID, String> workers = workers(differences);
        List<String> columns = Stream.of(
                        "entity",
                        "period",
                        "worker",
                        "day",
                        "what",
                        "our_last_day",
                        "their_last_day",
                        "our_hours",
                        "their_hours",
                        "do")
                .map(column -> words.t("employment.reconciliation." + column))
                .toList();
        return Export.as(
                format,
                new Sheet(
                        "reconciliation",
                        columns,
                        differences.stream()
                                .map(one -> cells(one, workers, words))
                                .toList()));
    }

    private static List<@Nullable Object> cells(Difference one, Map<UUID, String> workers, Words words) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(one.entity());
        cells.add(one.period());
        cells.add(one.contract() == null ? "" : workers.getOrDefault(one.contract(), ""));
        cells.add(one.day());
        cells.add(words.t("employment.reconciliation.cause." + one.cause()));
        cells.add(one.ours() == null ? null : one.ours().to());
        cells.add(one.theirs() == null ? null : one.theirs().to());
        cells.add(one.ours() == null ? null : one.ours().plannedHours());
        cells.add(one.theirs() == null ? null : one.theirs().plannedHours());
        cells.add(words.t("employment.reconciliation.do." + one.cause()));
        return cells;
    }

    /** Where it stands in the navigation. */
    @Configuration(proxyBeanMethods = false)
    static class Places {

        @Bean
        NavigationItem reconciliation() {
            return NavigationItem.of(
                    Room.DESK, "employment.reconciliation.nav", "/desk/reconciliation", Icon.CHECK, 36, Role.PAYROLL);
        }
    }
}
