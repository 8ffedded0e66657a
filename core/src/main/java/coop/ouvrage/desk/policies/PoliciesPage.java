package coop.ouvrage.desk.policies;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.web.Words;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Every policy with its value, its day and its decision; the one in force is marked. */
@Controller
class PoliciesPage {

    private final Policies policies;
    private final Permissions permissions;

    PoliciesPage(Policies policies, Permissions permissions) {
        this.policies = policies;
        this.permissions = permissions;
    }

    @GetMapping("/desk/policies")
    String policies(Words words, Model model) {
        permissions.require(Permission.POLICY_READ);
        List<PolicyRow> rows = policies.all().stream()
                .map(policy -> new PolicyRow(
                        policy,
                        !policy.from().isAfter(words.today())
                                && policies.on(policy.name(), words.today()).equals(policy)))
                .toList();
        model.addAttribute("rows", rows);
        return "desk/policies";
    }
}
