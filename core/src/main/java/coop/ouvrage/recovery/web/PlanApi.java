package coop.ouvrage.recovery.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.money.Money;
import coop.ouvrage.recovery.PaymentPlan;
import coop.ouvrage.recovery.PaymentPlans;
import coop.ouvrage.web.CursorPage;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payment plans for programs of finance. */
@RestController
@RequestMapping("/api/v1/recovery/plans")
class PlanApi {

    private final PaymentPlans plans;
    private final Permissions permissions;

    PlanApi(PaymentPlans plans, Permissions permissions) {
        this.plans = plans;
        this.permissions = permissions;
    }

    /** An instalment, with the reference to pay it with. */
    record InstalmentJson(
            int nr, LocalDate dueOn, Money amount, @Nullable String reference, boolean paid) {}

    /** A debt in instalments. */
    record PlanJson(
            UUID id,
            UUID client,
            String entity,
            String state,
            Money base,
            Money paid,
            LocalDate validUntil,
            @Nullable LocalDate agreedOn,
            List<UUID> invoices,
            List<InstalmentJson> instalments) {

        static PlanJson of(PaymentPlan plan) {
            return new PlanJson(
                    plan.id(),
                    plan.client(),
                    plan.entity(),
                    plan.state().name(),
                    plan.base(),
                    plan.paid(),
                    plan.validUntil(),
                    plan.agreedOn(),
                    plan.invoices(),
                    plan.instalments().stream()
                            .map(part -> new InstalmentJson(
                                    part.nr(), part.dueOn(), part.amount(), part.reference(), plan.isPaid(part)))
                            .toList());
        }
    }

    /** Equal monthly instalments over open invoices of one client. */
    record PlanWish(UUID client, List<UUID> invoices, int count, LocalDate first) {}

    /** Payment plans of a client, the newest first. */
    @GetMapping
    CursorPage<PlanJson> plans(
            @RequestParam UUID client,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        permissions.require(Permission.BANK_READ);
        return CursorPage.cut(
                plans.of(client).stream().map(PlanJson::of).toList(),
                cursor,
                limit,
                plan -> plan.id().toString());
    }

    /** Offers a plan; the client agrees on its own page. */
    @PostMapping
    PlanJson offer(@RequestBody PlanWish wish) {
        UUID made = plans.propose(wish.client(), wish.invoices(), wish.count(), wish.first())
                .orThrow();
        return PlanJson.of(plans.find(made).orElseThrow());
    }
}
