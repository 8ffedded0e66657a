package coop.ouvrage.replay;

import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.expenses.ClaimDraft;
import coop.ouvrage.expenses.ClaimId;
import coop.ouvrage.expenses.ExpenseClaims;
import coop.ouvrage.jobs.Jobs;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.replay.population.JobPlan;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Costs that an order names are claimed with a receipt two days after the work and approved by finance the day after. */
@ReplayOnly
@Component
@Order(85)
class Receipts implements Stage {

    private static final String CLAIM = "claim";
    private static final int CLAIMED_AFTER = 2;
    private static final int DECIDED_AFTER = 3;

    /** One white dot: what is on the paper matters to nobody here. */
    private static final byte[] RECEIPT = Base64.getDecoder()
            .decode(("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==")
                    .getBytes(StandardCharsets.US_ASCII));

    private final Map<LocalDate, List<JobPlan>> claimed;
    private final Map<LocalDate, List<JobPlan>> decided;
    private final ReplayedYear year;
    private final Cast cast;
    private final Checkpoints checkpoints;
    private final ExpenseClaims claims;
    private final Contracts contracts;
    private final Jobs jobs;

    Receipts(
            ReplayedYear year,
            Cast cast,
            Checkpoints checkpoints,
            ExpenseClaims claims,
            Contracts contracts,
            Jobs jobs,
            WorkingDays workingDays) {
        this.claimed = byDay(year, workingDays, CLAIMED_AFTER);
        this.decided = byDay(year, workingDays, DECIDED_AFTER);
        this.year = year;
        this.cast = cast;
        this.checkpoints = checkpoints;
        this.claims = claims;
        this.contracts = contracts;
        this.jobs = jobs;
    }

    private static Map<LocalDate, List<JobPlan>> byDay(ReplayedYear year, WorkingDays workingDays, int after) {
        return year.population().jobs().stream()
                .filter(job -> job.costsCents() > 0)
                .collect(Collectors.groupingBy(
                        job -> workingDays.plusWorkingDays(job.days().getLast(), after)));
    }

    @Override
    public String name() {
        return "expense claims";
    }

    @Override
    public boolean has(LocalDate day) {
        return claimed.containsKey(day) || decided.containsKey(day);
    }

    @Override
    public int live(LocalDate day) {
        List<ClaimId> open = decided.getOrDefault(day, List.of()).stream()
                .flatMap(plan -> checkpoints.find(CLAIM, plan.number()).stream())
                .map(ClaimId::new)
                .toList();
        if (!open.isEmpty()) {
            cast.officer(Officer.FINANCE, () -> claims.approve(open)).forEach(Outcome::orThrow);
        }
        List<JobPlan> plans = claimed.getOrDefault(day, List.of());
        jobs.expectAgain(plans.stream()
                .flatMap(plan -> checkpoints.find(JobsBegin.JOB, plan.number()).stream())
                .toList());
        plans.forEach(plan -> checkpoints.find(JobsBegin.JOB, plan.number()).ifPresent(job -> claim(plan, job, day)));
        return plans.size();
    }

    private void claim(JobPlan plan, UUID job, LocalDate day) {
        if (contracts.ofJob(job).stream().noneMatch(contract -> contract.state().binding())) {
            return;
        }
        ClaimDraft draft = new ClaimDraft(
                checkpoints.get(UnitsOpen.UNIT, plan.unit()),
                job,
                Money.ofCents(plan.costsCents()),
                plan.days().getLast(),
                "matériel et train " + plan.number());
        Outcome<ClaimId> made = cast.member(
                year.unit(plan.unit()).holder(),
                () -> claims.claim(draft, RECEIPT, "ticket-" + plan.number() + ".png"));
        if (made instanceof Outcome.Done<ClaimId>(ClaimId id)) {
            checkpoints.remember(CLAIM, plan.number(), id.value());
        } else {
            checkpoints.refused(day, "expense claim", made.refusals().getFirst().code());
        }
    }
}
