package coop.ouvrage.customer;

import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The support team's list of clients that wait, each with the time that was promised. */
@Component
class VerificationQueue {

    private static final String KIND = "client_verification";

    private final Worklist worklist;
    private final Policies policies;
    private final WorkingDays workingDays;
    private final BusinessTime time;

    VerificationQueue(Worklist worklist, Policies policies, WorkingDays workingDays, BusinessTime time) {
        this.worklist = worklist;
        this.policies = policies;
        this.workingDays = workingDays;
        this.time = time;
    }

    /** Until when a client that is entered now is decided on. */
    Instant promise() {
        int minutes = policies.number("customer.verify_minutes", time.today());
        return PromisedTime.after(time.local(), minutes, workingDays)
                .atZone(BusinessTime.ZONE)
                .toInstant();
    }

    void open(Client client) {
        open(client.id(), client.kind(), client.promisedAt());
    }

    void open(ClientId client, ClientKind kind, Instant promised) {
        worklist.open(Item.of(
                        Queue.CLIENT_VERIFICATION,
                        KIND,
                        "client",
                        client.value(),
                        Role.TEAM_ADMIN,
                        "/desk/clients/" + client)
                .with("kind", kind)
                .until(promised));
    }

    void close(Client client, String reason) {
        worklist.close(KIND, client.id().value(), reason);
    }
}
