package coop.ouvrage.payroll.web;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.Advances;
import coop.ouvrage.payroll.Differences;
import coop.ouvrage.payroll.PayslipId;
import coop.ouvrage.payroll.ReturnedAdvances;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Advances: asked for by the worker, decided by payroll; beside them what was paid too much, and how it is taken back. */
@Controller
class AdvancePages {

    private static final Map<String, String> FIELDS = Map.of(
            "payroll.advance_not_positive", "amount",
            "payroll.advance_above", "amount");

    private final Advances advances;
    private final ReturnedAdvances returned;
    private final Differences differences;
    private final AdvanceViews views;

    AdvancePages(Advances advances, ReturnedAdvances returned, Differences differences, AdvanceViews views) {
        this.advances = advances;
        this.returned = returned;
        this.differences = differences;
        this.views = views;
    }

    @GetMapping("/advances")
    String mine(Form form, Words words, Model model) {
        model.addAttribute("offers", views.offers(words));
        model.addAttribute("rows", views.rows(advances.mine(), words));
        model.addAttribute("form", form);
        return "payroll/advances";
    }

    @PostMapping("/advances")
    String ask(Form form, Words words, Model model, HttpServletResponse response) {
        UUID contract = form.id("contract");
        Money amount = form.money("amount");
        if (contract != null
                && amount != null
                && form.accept(advances.ask(new ContractId(contract), amount, form.text("reason")), FIELDS) != null) {
            return Toast.redirect("/advances", "payroll.advance_asked");
        }
        response.setStatus(422);
        return mine(form, words, model);
    }

    @GetMapping("/desk/advances")
    String desk(Form form, Words words, Model model) {
        model.addAttribute("rows", views.rows(advances.newest(), words));
        model.addAttribute("differences", views.differences(differences.open(), words));
        model.addAttribute("form", form);
        return "payroll/desk_advances";
    }

    @PostMapping("/desk/advances/{id}/grant")
    String grant(@PathVariable UUID id, Form form, Words words, Model model, HttpServletResponse response) {
        return Acted.on(
                PayslipPages.known(() -> form.accept(advances.grant(id), Map.of())),
                "/desk/advances",
                "payroll.advance_granted",
                response,
                () -> desk(form, words, model));
    }

    @PostMapping("/desk/advances/{id}/refuse")
    String refuse(@PathVariable UUID id, Form form, Words words, Model model, HttpServletResponse response) {
        return Acted.on(
                PayslipPages.known(() -> form.accept(advances.refuse(id, form.text("reason")), Map.of())),
                "/desk/advances",
                "payroll.advance_refused",
                response,
                () -> desk(form, words, model));
    }

    /** What came back after a wage was lowered by it. */
    @PostMapping("/desk/advances/{id}/again")
    String again(@PathVariable UUID id, Form form, Words words, Model model, HttpServletResponse response) {
        return Acted.on(
                PayslipPages.known(() -> form.accept(returned.payAgain(id), Map.of())),
                "/desk/advances",
                "payroll.advance_again",
                response,
                () -> desk(form, words, model));
    }

    /** An officer notes how the worker agreed. */
    @PostMapping("/desk/advances/differences/{payslip}")
    String agreed(@PathVariable UUID payslip, Form form, Words words, Model model, HttpServletResponse response) {
        return Acted.on(
                PayslipPages.known(
                        () -> form.accept(differences.agree(new PayslipId(payslip), form.text("note")), Map.of())),
                "/desk/advances",
                "payroll.difference_agreed",
                response,
                () -> desk(form, words, model));
    }

    /** The worker agrees on the payslip itself. */
    @PostMapping("/payslips/{id}/agree")
    String agree(@PathVariable UUID id) {
        PayslipPages.known(() -> differences.agree(new PayslipId(id), "").orThrow());
        return Toast.redirect("/payslips/" + id, "payroll.difference_agreed");
    }
}
