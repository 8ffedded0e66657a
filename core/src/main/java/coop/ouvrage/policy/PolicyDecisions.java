package coop.ouvrage.policy;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what the bodies of the co-operative have decided. What was reckoned until today stays: a decision holds from tomorrow on at the earliest. */
@Service
public class PolicyDecisions {

    private static final BigDecimal LARGEST = new BigDecimal("1000000000");
    private static final BigDecimal LARGEST_RATE = BigDecimal.TEN;
    private static final int LONGEST = 300;

    private final Policies policies;
    private final Permissions permissions;
    private final BusinessTime time;
    private final Audit audit;

    PolicyDecisions(Policies policies, Permissions permissions, BusinessTime time, Audit audit) {
        this.policies = policies;
        this.permissions = permissions;
        this.time = time;
        this.audit = audit;
    }

    /**
     * A new value of a policy.
     *
     * @param value in the unit of the policy: a rate as a fraction (0.065), days and counts as whole numbers
     * @param decision who decided, and when
     * @return refused with {@code policy.unknown}, {@code policy.not_before_tomorrow}, {@code policy.day_taken},
     *     {@code policy.value_out_of_range} or {@code policy.decision_missing}
     */
    @Transactional
    public Outcome<Policy> decide(String name, @Nullable LocalDate from, @Nullable BigDecimal value, String decision) {
        permissions.require(Permission.POLICY_DECIDE);
        Policy newest = policies.newest().get(name);
        if (newest == null) {
            return Outcome.refused(Refusal.of("policy.unknown", "name", name));
        }
        List<Refusal> refusals = refusals(newest, from, value, decision);
        if (!refusals.isEmpty() || from == null || value == null) {
            return Outcome.refused(refusals);
        }
        Policy policy = new Policy(name, from, value, newest.unit(), decision.strip());
        policies.insert(policy);
        audit.changed("policy.decided", "policy", name, Map.of("from", from, "value", value));
        return Outcome.done(policy);
    }

    private List<Refusal> refusals(
            Policy newest, @Nullable LocalDate from, @Nullable BigDecimal value, String decision) {
        List<Refusal> refusals = new ArrayList<>();
        if (from == null || !from.isAfter(time.today())) {
            refusals.add(Refusal.of(
                    "policy.not_before_tomorrow", "tomorrow", time.today().plusDays(1)));
        } else if (policies.on(newest.name(), from).from().equals(from)) {
            refusals.add(Refusal.of("policy.day_taken", "day", from));
        }
        if (value == null || !isInRange(value, newest.unit())) {
            refusals.add(Refusal.of("policy.value_out_of_range"));
        }
        if (decision.isBlank() || decision.length() > LONGEST) {
            refusals.add(Refusal.of("policy.decision_missing"));
        }
        return refusals;
    }

    private static boolean isInRange(BigDecimal value, String unit) {
        int decimals = Math.max(0, value.stripTrailingZeros().scale());
        return value.signum() >= 0
                && switch (unit) {
                    case "/1" -> value.compareTo(LARGEST_RATE) <= 0 && decimals <= 6;
                    case "EUR" -> value.compareTo(LARGEST) <= 0 && decimals <= 2;
                    default -> value.compareTo(LARGEST) <= 0 && decimals == 0;
                };
    }
}
