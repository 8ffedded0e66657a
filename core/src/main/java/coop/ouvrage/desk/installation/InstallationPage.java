package coop.ouvrage.desk.installation;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.Mandates;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.Bic;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What has to be there before the first job, entity by entity. */
@Controller
class InstallationPage {

    private final SetUp setUp;
    private final LegalEntities entities;
    private final Mandates mandates;
    private final Permissions permissions;
    private final StepUp stepUp;
    private final BusinessTime time;

    InstallationPage(
            SetUp setUp,
            LegalEntities entities,
            Mandates mandates,
            Permissions permissions,
            StepUp stepUp,
            BusinessTime time) {
        this.setUp = setUp;
        this.entities = entities;
        this.mandates = mandates;
        this.permissions = permissions;
        this.stepUp = stepUp;
        this.time = time;
    }

    @GetMapping("/desk/installation")
    String list(Model model) {
        model.addAttribute("rows", setUp.rows());
        return "desk/installation";
    }

    @GetMapping("/desk/installation/{code}")
    String show(@PathVariable String code, Model model) {
        return page(entity(code), model);
    }

    @PostMapping("/desk/installation/{code}/identity")
    String identity(@PathVariable String code, Form form, Model model, HttpServletResponse response) {
        LegalEntity changed = EntityForm.read(form, entity(code));
        if (changed == null) {
            return again(code, "identity", form, model, response);
        }
        stepUp.require(StepUp.RECENT);
        setUp.identity(changed);
        return done(code);
    }

    @PostMapping("/desk/installation/{code}/account")
    String account(@PathVariable String code, Form form, Model model, HttpServletResponse response) {
        LegalEntity entity = entity(code);
        String typed = form.text("iban");
        Iban.fault(typed).ifPresent(fault -> form.refuse("iban", Refusal.of(fault.code())));
        String bank = form.text("bic");
        if (!bank.isEmpty()) {
            Bic.fault(bank).ifPresent(fault -> form.refuse("bic", Refusal.of(fault.code())));
        }
        if (form.isRefused()) {
            return again(code, "account", form, model, response);
        }
        stepUp.require(StepUp.RECENT);
        setUp.account(entity, Iban.of(typed), bank.isEmpty() ? null : Bic.of(bank));
        return done(code);
    }

    @PostMapping("/desk/installation/{code}/mandate")
    String mandate(@PathVariable String code, Form form, Model model, HttpServletResponse response) {
        entity(code);
        String representative = form.required("representative", 200);
        String capacity = form.required("capacity", 200);
        String decision = form.required("decision", 300);
        LocalDate from = form.day("from");
        if (!entities.isConfirmed(code)) {
            form.refuse("representative", Refusal.of("desk.entity_not_confirmed"));
        }
        if (form.isRefused() || representative == null || capacity == null || decision == null || from == null) {
            return again(code, "mandate", form, model, response);
        }
        stepUp.require(StepUp.RECENT);
        mandates.grant(code, representative, capacity, from, decision);
        return done(code);
    }

    /** Today is its last day. */
    @PostMapping("/desk/installation/{code}/mandates/{id}/end")
    String end(@PathVariable String code, @PathVariable UUID id) {
        entity(code);
        stepUp.require(StepUp.RECENT);
        mandates.end(mandates.find(id).orElseThrow(NotFound::new).id(), time.today());
        return done(code);
    }

    @PostMapping("/desk/installation/{code}/opening")
    String opening(@PathVariable String code, Form form, Model model, HttpServletResponse response) {
        LegalEntity entity = entity(code);
        Money pot = form.money("pot");
        Money fund = form.money("fund");
        LocalDate day = form.day("on");
        if (day != null && day.isAfter(time.today())) {
            form.refuse("on", Refusal.of("web.not_a_day"));
        }
        if (fund != null && fund.isNegative()) {
            form.refuse("fund", Refusal.of("desk.fund_negative"));
        }
        if (form.isRefused() || pot == null || fund == null || day == null) {
            return again(code, "opening", form, model, response);
        }
        stepUp.require(StepUp.RECENT);
        setUp.opening(entity, day, pot, fund);
        return done(code);
    }

    private LegalEntity entity(String code) {
        permissions.require(Permission.INSTALLATION_MANAGE);
        return entities.all().stream()
                .filter(entity -> entity.code().equals(code))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private String page(LegalEntity entity, Model model) {
        EntityRow row = setUp.row(entity);
        model.addAttribute("row", row);
        model.addAttribute(
                "mandates",
                mandates.all().stream()
                        .filter(mandate -> mandate.entity().equals(entity.code()))
                        .toList());
        if (!model.containsAttribute("refused")) {
            model.addAttribute("refused", "");
            model.addAttribute("form", Form.empty());
        }
        model.addAttribute("known", EntityForm.of(entity, row.confirmed()));
        return "desk/entity";
    }

    private String again(String code, String section, Form form, Model model, HttpServletResponse response) {
        response.setStatus(422);
        model.addAttribute("refused", section);
        model.addAttribute("form", form);
        return page(entity(code), model);
    }

    private static String done(String code) {
        return Toast.redirect("/desk/installation/" + code, "installation_changed");
    }
}
