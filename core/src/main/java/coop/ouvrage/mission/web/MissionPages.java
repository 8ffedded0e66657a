package coop.ouvrage.mission.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.Signatures;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.mission.CountryRule;
import coop.ouvrage.mission.CountryRules;
import coop.ouvrage.mission.Mission;
import coop.ouvrage.mission.MissionCertificates;
import coop.ouvrage.mission.MissionDraft;
import coop.ouvrage.mission.Missions;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Icon;
import coop.ouvrage.web.NavigationItem;
import coop.ouvrage.web.NavigationItem.Room;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Work abroad: described by the holder, followed by payroll, with what is known of each country. */
@Controller
class MissionPages {

    private static final int LONG = 500;
    private static final Map<String, String> FIELDS = Map.of(
            "mission.number_missing", "certificate",
            "mission.days_outside", "from",
            "mission.end_before_start", "to",
            "mission.too_long", "to",
            "employment.reason_missing", "reason",
            "mission.no_such_country", "country",
            "mission.rule_unsourced", "source");

    private final Missions missions;
    private final MissionCertificates certificates;
    private final CountryRules countries;
    private final Contracts contracts;
    private final Signatures signatures;
    private final Parties parties;
    private final Permissions permissions;

    MissionPages(
            Missions missions,
            MissionCertificates certificates,
            CountryRules countries,
            Contracts contracts,
            Signatures signatures,
            Parties parties,
            Permissions permissions) {
        this.missions = missions;
        this.certificates = certificates;
        this.countries = countries;
        this.contracts = contracts;
        this.signatures = signatures;
        this.parties = parties;
        this.permissions = permissions;
    }

    @GetMapping("/contracts/{id}/mission")
    String show(@PathVariable UUID id, Form form, Model model) {
        ContractId contractId = new ContractId(id);
        if (contracts.find(contractId).isEmpty()) {
            throw new NotFound();
        }
        WorkContract contract = contracts.contract(contractId);
        String country = contract.post().place().country();
        if (country.equals(Workplace.HOME)) {
            throw new NotFound();
        }
        Mission mission = missions.of(contractId).orElse(null);
        fill(form, contract, mission);
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new MissionView(
                        contract,
                        mission,
                        countries.rule(country, contract.firstDay()).orElse(null),
                        parties.name(contract.assignment().worker()),
                        permissions.allows(
                                Permission.CONTRACT_PREPARE,
                                contract.assignment().unit()),
                        permissions.allows(Permission.DECLARATION_HANDLE)));
        return "mission/show";
    }

    private static void fill(Form form, WorkContract contract, @Nullable Mission mission) {
        if (mission == null) {
            form.with("from", contract.firstDay())
                    .with("to", contract.lastDay())
                    .with("activity", contract.post().function())
                    .with("residence", Workplace.HOME)
                    .with("place", contract.post().place().line());
            return;
        }
        MissionDraft said = mission.said();
        form.with("from", said.from())
                .with("to", said.to())
                .with("activity", said.activity())
                .with("residence", said.residence())
                .with("place", said.place())
                .with("host", said.host())
                .with("other", said.otherWork());
    }

    @PostMapping("/contracts/{id}/mission")
    String describe(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        LocalDate from = form.day("from");
        LocalDate to = form.day("to");
        String place = form.required("place", LONG);
        String host = form.required("host", LONG);
        String activity = form.required("activity", LONG);
        String residence = form.required("residence", 2);
        Object done = null;
        if (from != null && to != null && place != null && host != null && activity != null && residence != null) {
            MissionDraft said = new MissionDraft(
                    place, host, activity, from, to, residence.toUpperCase(Locale.ROOT), form.text("other"));
            done = form.accept(missions.describe(new ContractId(id), said), FIELDS);
        }
        if (done != null) {
            signatures.signForEntity(new ContractId(id)); // if only this was missing
        }
        return done(id, done, form, model, response);
    }

    @PostMapping("/contracts/{id}/mission/asked")
    String asked(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        return done(id, form.accept(certificates.asked(new ContractId(id)), FIELDS), form, model, response);
    }

    @PostMapping("/contracts/{id}/mission/received")
    String received(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        return done(
                id,
                form.accept(certificates.received(new ContractId(id), form.text("certificate")), FIELDS),
                form,
                model,
                response);
    }

    @PostMapping("/contracts/{id}/mission/risk")
    String risk(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        return done(
                id,
                form.accept(certificates.acceptRisk(new ContractId(id), form.text("reason")), FIELDS),
                form,
                model,
                response);
    }

    private String done(UUID id, @Nullable Object done, Form form, Model model, HttpServletResponse response) {
        if (done != null) {
            return Toast.redirect("/contracts/" + id + "/mission", "mission.kept");
        }
        response.setStatus(422);
        return show(id, form, model);
    }

    @GetMapping("/contracts/{id}/mission/application")
    ResponseEntity<byte[]> application(@PathVariable UUID id) {
        if (contracts.find(new ContractId(id)).isEmpty()) {
            throw new NotFound();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .body(missions.application(new ContractId(id)).orElseThrow(NotFound::new));
    }

    /** What is known of countries, and who is to leave. */
    @GetMapping("/desk/countries")
    String countries(Form form, Model model) {
        permissions.require(Permission.LEGISLATION_SET);
        List<Mission> coming = permissions.allows(Permission.DECLARATION_HANDLE) ? missions.toCome() : List.of();
        model.addAttribute("rules", countries.rules());
        model.addAttribute("coming", coming);
        model.addAttribute(
                "names",
                parties.names(coming.stream().map(Mission::worker).distinct().toList()));
        model.addAttribute("form", form);
        return "mission/countries";
    }

    @PostMapping("/desk/countries")
    String record(Form form, Model model, HttpServletResponse response) {
        String country = form.required("country", 2);
        LocalDate from = form.day("valid_from");
        if (country != null && from != null) {
            CountryRule rule = new CountryRule(
                    country.toUpperCase(Locale.ROOT),
                    from,
                    form.text("paper"),
                    form.text("needs"),
                    form.text("source"));
            if (form.accept(countries.record(rule), FIELDS) != null) {
                return Toast.redirect("/desk/countries", "mission.kept");
            }
        }
        response.setStatus(422);
        return countries(form, model);
    }

    /** Where it stands in the navigation. */
    @Configuration(proxyBeanMethods = false)
    static class Places {

        @Bean
        NavigationItem countries() {
            return NavigationItem.of(
                    Room.DESK,
                    "mission.countries",
                    "/desk/countries",
                    Icon.SHIELD,
                    38,
                    Role.PAYROLL,
                    Role.ADMINISTRATOR);
        }
    }
}
