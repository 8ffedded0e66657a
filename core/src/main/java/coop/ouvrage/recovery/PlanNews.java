package coop.ouvrage.recovery;

import coop.ouvrage.access.Role;
import coop.ouvrage.customer.Client;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells clients that a plan is offered or broken, and finance what became of it. */
@Component
class PlanNews {

    static final String OFFERED = "recovery.mail.plan_offered";
    static final String BROKEN = "recovery.mail.plan_broken";

    private final ClientMail mail;
    private final Worklist worklist;

    PlanNews(ClientMail mail, Worklist worklist) {
        this.mail = mail;
        this.worklist = worklist;
    }

    void offered(PaymentPlan plan, Client client) {
        mail.send(
                client,
                OFFERED,
                Map.of(
                        "client", client.name(),
                        "total", plan.base(),
                        "count", plan.instalments().size(),
                        "first", plan.instalments().getFirst().dueOn(),
                        "until", plan.validUntil()),
                plan.id());
    }

    void broken(PaymentPlan plan, Client client) {
        mail.send(client, BROKEN, Map.of("client", client.name(), "left", plan.left()), plan.id());
        worklist.open(Item.of(
                        Queue.RECOVERY,
                        "recovery_plan_broken",
                        "client",
                        plan.client(),
                        Role.FINANCE,
                        "/desk/recovery/clients/" + plan.client())
                .about(plan.client())
                .with("amount", plan.left()));
    }
}
