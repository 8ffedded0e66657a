package coop.ouvrage.employment.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.ContractState;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.Ending;
import coop.ouvrage.employment.LeaveCertificates;
import coop.ouvrage.employment.LongAbsences;
import coop.ouvrage.employment.LongContract;
import coop.ouvrage.employment.LongContracts;
import coop.ouvrage.employment.LongDecisions;
import coop.ouvrage.employment.LongDraft;
import coop.ouvrage.employment.LongEndings;
import coop.ouvrage.employment.LongForecast;
import coop.ouvrage.employment.LongOutlook;
import coop.ouvrage.employment.LongRiders;
import coop.ouvrage.employment.LongTerms;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Icon;
import coop.ouvrage.web.NavigationItem;
import coop.ouvrage.web.NavigationItem.Room;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Lasting contracts: asked for, decided, followed month by month, changed, ended. */
@Controller
class LongPages {

    static final Map<String, String> FIELDS = Map.of(
            "employment.reason_missing", "reason",
            "employment.long_forecast_order", "cautious",
            "employment.long_above_forecast", "cautious",
            "employment.long_notice_unsourced", "source",
            "employment.long_end_past", "last_day",
            "employment.long_start_past", "starts_on",
            "employment.long_end_before_start", "ends_on",
            "employment.below_minimum", "gross");

    private final LongContracts longs;
    private final LongDecisions decisions;
    private final LongRiders riders;
    private final LongEndings endings;
    private final LongOutlook outlook;
    private final LongAbsences absences;
    private final LeaveCertificates certificates;
    private final Contracts contracts;
    private final Units units;
    private final Parties parties;
    private final Permissions permissions;
    private final CurrentUser user;
    private final StepUp stepUp;
    private final BusinessTime time;

    LongPages(
            LongContracts longs,
            LongDecisions decisions,
            LongRiders riders,
            LongEndings endings,
            LongOutlook outlook,
            LongAbsences absences,
            LeaveCertificates certificates,
            Contracts contracts,
            Units units,
            Parties parties,
            Permissions permissions,
            CurrentUser user,
            StepUp stepUp,
            BusinessTime time) {
        this.longs = longs;
        this.decisions = decisions;
        this.riders = riders;
        this.endings = endings;
        this.outlook = outlook;
        this.absences = absences;
        this.certificates = certificates;
        this.contracts = contracts;
        this.units = units;
        this.parties = parties;
        this.permissions = permissions;
        this.user = user;
        this.stepUp = stepUp;
        this.time = time;
    }

    @GetMapping("/long-contracts")
    String list(Model model) {
        model.addAttribute("rows", longs.mine().stream().map(this::row).toList());
        model.addAttribute("asks", !longs.units().isEmpty());
        return "employment/long_list";
    }

    /** The risk of all such contracts on one page. */
    @GetMapping("/desk/long-contracts")
    String all(Model model) {
        model.addAttribute("rows", longs.all().stream().map(this::row).toList());
        return "employment/long_desk";
    }

    private LongRow row(LongContract contract) {
        boolean readsUnit = permissions.allows(Permission.CONTRACT_READ, contract.unit());
        return new LongRow(
                contract,
                parties.name(contract.worker()),
                units.get(contract.unit()).name(),
                longs.stage(contract).orElse(null),
                readsUnit ? outlook.of(contract) : null);
    }

    @GetMapping("/long-contracts/new")
    String form(Form form, Model model) {
        if (longs.units().isEmpty()) {
            throw new NotFound();
        }
        return shown(
                form.with("kind", "EMPLOYEE").with("schedule", "FIXED").with("full_hours", longs.fullWeek()), model);
    }

    private String shown(Form form, Model model) {
        Map<String, String> own = new LinkedHashMap<>();
        longs.units().forEach(unit -> own.put(unit.id().toString(), unit.name()));
        model.addAttribute("form", form);
        model.addAttribute("units", own);
        model.addAttribute("classes", contracts.functionClasses());
        return "employment/long_new";
    }

    @PostMapping("/long-contracts")
    String ask(Form form, Model model, HttpServletResponse response) {
        LongDraft draft = new LongFormReader(form, units, parties).draft();
        if (draft != null) {
            UUID made = form.accept(longs.ask(draft), FIELDS);
            if (made != null) {
                return Toast.redirect("/long-contracts/" + made, "employment.long_asked");
            }
        }
        response.setStatus(422);
        if (longs.units().isEmpty()) {
            throw new NotFound();
        }
        return shown(form, model);
    }

    @GetMapping("/long-contracts/{id}")
    String show(@PathVariable UUID id, Form form, Model model) {
        if (longs.find(id).isEmpty()) {
            throw new NotFound();
        }
        LongContract contract = longs.contract(id);
        boolean isWorker = user.is(contract.worker());
        boolean readsUnit = permissions.allows(Permission.CONTRACT_READ, contract.unit());
        List<WorkContract> months = longs.months(id);
        LongForecast forecast = contract.forecast();
        model.addAttribute(
                "it",
                new LongView(
                        contract,
                        row(contract),
                        isWorker,
                        readsUnit,
                        decisions.mayDecide(contract),
                        permissions.allows(Permission.CONTRACT_PREPARE, contract.unit())
                                || decisions.mayDecide(contract),
                        months,
                        away(contract, isWorker),
                        readsUnit && forecast != null ? decisions.carried(contract, forecast) : null,
                        endings.proposed(contract).orElse(null)));
        LongTerms now = contract.terms().getLast();
        if (form.text("gross").isEmpty() && !form.isRefused()) {
            LongFormReader.fill(form, now.plan());
            form.with("gross", now.gross().toDecimal());
        }
        model.addAttribute("form", form);
        return "employment/long_show";
    }

    private AbsenceView away(LongContract contract, boolean isWorker) {
        int year = time.today().getYear();
        boolean running = longs.stage(contract).map(ContractState::binding).orElse(false);
        return new AbsenceView(
                contract.absences(),
                absences.leave(contract, year),
                certificates.of(contract, year),
                absences.publicHolidays(contract, year),
                running && decisions.mayDecide(contract),
                running && isWorker);
    }

    @PostMapping("/long-contracts/{id}/agree")
    String agree(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        LongForecast forecast = LongFormReader.forecast(form);
        return done(
                id,
                forecast == null ? null : form.accept(decisions.agree(id, forecast), FIELDS),
                form,
                model,
                response);
    }

    @PostMapping("/long-contracts/{id}/refuse")
    String refuse(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        return done(id, form.accept(decisions.refuse(id, form.text("reason")), FIELDS), form, model, response);
    }

    @PostMapping("/long-contracts/{id}/review")
    String review(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        LongForecast forecast = LongFormReader.forecast(form);
        return done(
                id,
                forecast == null ? null : form.accept(decisions.review(id, forecast), FIELDS),
                form,
                model,
                response);
    }

    @PostMapping("/long-contracts/{id}/rider")
    String rider(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        YearMonth from = LongFormReader.month(form, "from");
        var gross = form.money("gross");
        var plan = LongFormReader.plan(form);
        UUID proposed = from == null || gross == null || form.isRefused()
                ? null
                : form.accept(riders.propose(id, from, plan, gross, form.text("reason")), FIELDS);
        return done(id, proposed, form, model, response);
    }

    /** The worker agrees to what stands on the page: its words are put together again and their hash is kept. */
    @PostMapping("/long-contracts/{id}/rider/{nr}")
    String accept(
            @PathVariable UUID id,
            @PathVariable int nr,
            Form form,
            Words words,
            Model model,
            HttpServletResponse response) {
        stepUp.require(StepUp.RECENT);
        LongContract contract = longs.find(id).orElseThrow(NotFound::new);
        String shown = contract.proposed()
                .map(rider -> LongView.rider(words, contract, rider))
                .orElse("");
        return done(id, form.accept(riders.accept(id, nr, shown), Map.of()), form, model, response);
    }

    @PostMapping("/long-contracts/{id}/end")
    String end(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        Ending ending = LongFormReader.ending(form);
        return done(id, ending == null ? null : form.accept(endings.end(id, ending), FIELDS), form, model, response);
    }

    /** The worker agrees to what stands on the page: its words are put together again and their hash is kept. */
    @PostMapping("/long-contracts/{id}/end/agree")
    String agreeToEnd(@PathVariable UUID id, Form form, Words words, Model model, HttpServletResponse response) {
        stepUp.require(StepUp.RECENT);
        LongContract contract = longs.find(id).orElseThrow(NotFound::new);
        String shown =
                endings.proposed(contract).map(end -> LongView.end(words, end)).orElse("");
        return done(id, form.accept(endings.agree(id, shown), Map.of()), form, model, response);
    }

    @PostMapping("/long-contracts/{id}/end/decline")
    String declineEnd(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        if (longs.find(id).isEmpty()) {
            throw new NotFound();
        }
        return done(id, form.accept(endings.decline(id), Map.of()), form, model, response);
    }

    String done(UUID id, @Nullable Object outcome, Form form, Model model, HttpServletResponse response) {
        if (outcome != null) {
            return Toast.redirect("/long-contracts/" + id, "employment.handled");
        }
        response.setStatus(422);
        return show(id, form, model);
    }

    /** Where lasting contracts stand in the navigation. */
    @Configuration(proxyBeanMethods = false)
    static class Places {

        @Bean
        NavigationItem longContracts() {
            return NavigationItem.of(Room.MEMBER, "employment.long.title", "/long-contracts", Icon.PAPER, 65);
        }

        @Bean
        NavigationItem allLongContracts() {
            return NavigationItem.of(
                    Room.DESK,
                    "employment.long.title",
                    "/desk/long-contracts",
                    Icon.PAPER,
                    37,
                    Role.PAYROLL,
                    Role.ADVISER);
        }
    }
}
