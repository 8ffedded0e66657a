package coop.ouvrage.recovery;

import coop.ouvrage.access.Role;
import coop.ouvrage.customer.Client;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.recovery.spi.ClientLinks;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells clients that a plan is offered or broken, and finance what became of it. */
@Component
class PlanNews {

    private final Messages messages;
    private final ObjectProvider<ClientLinks> links;
    private final Worklist worklist;

    PlanNews(Messages messages, ObjectProvider<ClientLinks> links, Worklist worklist) {
        this.messages = messages;
        this.links = links;
        this.worklist = worklist;
    }

    void offered(PaymentPlan plan, Client client) {
        send(
                plan,
                client,
                "recovery.mail.plan_offered",
                Map.of(
                        "client", client.name(),
                        "total", plan.base(),
                        "count", plan.instalments().size(),
                        "first", plan.instalments().getFirst().dueOn(),
                        "until", plan.validUntil()));
    }

    void broken(PaymentPlan plan, Client client) {
        send(plan, client, "recovery.mail.plan_broken", Map.of("client", client.name(), "left", plan.left()));
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

    private void send(PaymentPlan plan, Client client, String key, Map<String, Object> values) {
        String address = client.email();
        if (address == null) {
            return;
        }
        Message message = Message.to(address, client.language().getLanguage(), key)
                .with(values)
                .once(key + ":" + plan.id());
        ClientLinks opener = links.getIfAvailable();
        Map<UUID, String> paths = opener == null ? Map.of() : opener.open(List.of(plan.client()));
        String path = paths.get(plan.client());
        messages.send(path == null ? message : message.link(path));
    }
}
