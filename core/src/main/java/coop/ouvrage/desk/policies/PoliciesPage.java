package coop.ouvrage.desk.policies;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.policy.PolicyDecisions;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Every policy with its value, its day and its decision; the one in force is marked; the form for a new decision. */
@Controller
class PoliciesPage {

    private static final Map<String, String> FIELDS = Map.of(
            "policy.unknown", "policy",
            "policy.not_before_tomorrow", "from",
            "policy.day_taken", "from",
            "policy.value_out_of_range", "value",
            "policy.decision_missing", "decision");

    private final Policies policies;
    private final PolicyDecisions decisions;
    private final Permissions permissions;
    private final StepUp stepUp;

    PoliciesPage(Policies policies, PolicyDecisions decisions, Permissions permissions, StepUp stepUp) {
        this.policies = policies;
        this.decisions = decisions;
        this.permissions = permissions;
        this.stepUp = stepUp;
    }

    @GetMapping("/desk/policies")
    String policies(Words words, Model model) {
        permissions.require(Permission.POLICY_READ);
        return page(Form.empty(), words, model);
    }

    @PostMapping("/desk/policies")
    String decide(Form form, Words words, Model model, HttpServletResponse response) {
        LocalDate from = form.day("from");
        BigDecimal value = form.number("value");
        if (!form.isRefused()) {
            stepUp.require(StepUp.RECENT);
            form.accept(decisions.decide(form.text("policy"), from, value, form.text("decision")), FIELDS);
        }
        if (form.isRefused()) {
            response.setStatus(422);
            return page(form, words, model);
        }
        return "redirect:/desk/policies";
    }

    private String page(Form form, Words words, Model model) {
        List<PolicyRow> rows = policies.all().stream()
                .map(policy -> new PolicyRow(
                        policy,
                        !policy.from().isAfter(words.today())
                                && policies.on(policy.name(), words.today()).equals(policy)))
                .toList();
        Map<String, String> names = new LinkedHashMap<>();
        rows.forEach(row -> names.put(
                row.policy().name(),
                words.named("desk.policy.", row.policy().name())
                        + (row.policy().unit().equals("/1")
                                ? ""
                                : " (" + words.named("desk.unit.", row.policy().unit()) + ")")));
        model.addAttribute("rows", rows);
        model.addAttribute("names", names);
        model.addAttribute("form", form);
        model.addAttribute("mayDecide", permissions.allows(Permission.POLICY_DECIDE));
        return "desk/policies";
    }
}
