package coop.ouvrage.accounting.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.accounting.YearClosing;
import coop.ouvrage.accounting.YearClosings;
import coop.ouvrage.accounting.YearProposals;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Closing of years, by two persons with their second factor: what it would carry over, and what the closed ones did. */
@Controller
class YearPages {

    private static final String ADDRESS = "/desk/accounting/years";
    private static final int SHOWN = 50;

    private final YearClosings closings;
    private final YearProposals proposals;
    private final LegalEntities entities;
    private final Units units;
    private final Permissions permissions;
    private final CurrentUser user;
    private final StepUp stepUp;

    YearPages(
            YearClosings closings,
            YearProposals proposals,
            LegalEntities entities,
            Units units,
            Permissions permissions,
            CurrentUser user,
            StepUp stepUp) {
        this.closings = closings;
        this.proposals = proposals;
        this.entities = entities;
        this.units = units;
        this.permissions = permissions;
        this.user = user;
        this.stepUp = stepUp;
    }

    @GetMapping(ADDRESS)
    String years(Form form, Words words, Model model) {
        permissions.require(Permission.LEDGER_READ);
        model.addAttribute(
                "years",
                new YearPage(
                        form,
                        entities.all().stream()
                                .map(entity -> books(entity, words))
                                .toList(),
                        permissions.allows(Permission.PERIOD_CLOSE)));
        return "accounting/years";
    }

    @PostMapping(ADDRESS + "/{entity}/propose")
    String propose(@PathVariable String entity, Form form, Words words, Model model, HttpServletResponse response) {
        stepUp.require(StepUp.RECENT);
        int year = words.today().getYear() - 1;
        form.refuse(proposals
                .propose(entities.get(entity).code(), year, form.text("reason"))
                .refusals());
        return answer(form, "year_proposed", words, model, response);
    }

    @PostMapping(ADDRESS + "/{entity}/confirm")
    String confirm(@PathVariable String entity, Form form, Words words, Model model, HttpServletResponse response) {
        stepUp.require(StepUp.RECENT);
        form.refuse(proposals.confirm(entities.get(entity).code()).refusals());
        return answer(form, "year_closed", words, model, response);
    }

    @PostMapping(ADDRESS + "/{entity}/withdraw")
    String withdraw(@PathVariable String entity) {
        proposals.withdraw(entities.get(entity).code());
        return Toast.redirect(ADDRESS, "period_withdrawn");
    }

    private String answer(Form form, String toast, Words words, Model model, HttpServletResponse response) {
        if (!form.isRefused()) {
            return Toast.redirect(ADDRESS, toast);
        }
        response.setStatus(422);
        return years(form, words, model);
    }

    private YearPage.Books books(LegalEntity entity, Words words) {
        int last = words.today().getYear() - 1;
        List<YearClosing> closed = closings.of(entity.code());
        boolean isClosed = closed.stream().anyMatch(closing -> closing.year() == last);
        var proposal = proposals.of(entity.code());
        return new YearPage.Books(
                entity.code(),
                entity.name(),
                isClosed ? null : closings.preview(entity.code(), last),
                proposal.orElse(null),
                proposal.map(p -> user.id().map(id -> id.value().equals(p.by())).orElse(false))
                        .orElse(false),
                closed,
                closed.isEmpty() ? List.of() : rows(closed.getFirst(), entity));
    }

    private List<YearPage.Row> rows(YearClosing closing, LegalEntity entity) {
        List<YearClosing.Unit> found = closings.units(closing, SHOWN);
        Map<UUID, ProductionUnit> named = units
                .of(found.stream().map(YearClosing.Unit::unit).toList())
                .stream()
                .collect(Collectors.toMap(unit -> unit.id().value(), Function.identity()));
        return found.stream()
                .filter(unit ->
                        !unit.unit().equals(entity.pot()) && !unit.unit().equals(entity.fund()))
                .filter(unit -> named.containsKey(unit.unit()))
                .map(unit -> new YearPage.Row(
                        java.util.Objects.requireNonNull(named.get(unit.unit())).name(),
                        unit.budget(),
                        unit.carried(),
                        "/desk/ledger?unit=" + unit.unit() + "&entity=" + entity.code()))
                .toList();
    }
}
