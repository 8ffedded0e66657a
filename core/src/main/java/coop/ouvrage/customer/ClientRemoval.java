package coop.ouvrage.customer;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.spi.ClientTies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes clients with whom everything is finished. What the law makes us keep stays with its documents; the name goes when that is over
 * (GDPR, art. 5 (1) (e) and 17), at once if nothing has to be kept.
 */
@Service
public class ClientRemoval {

    private final Clients clients;
    private final ClientStore store;
    private final RemovalStore removals;
    private final ClientErasure erasure;
    private final ClientAccess access;
    private final VerificationQueue queue;
    private final ObjectProvider<ClientTies> ties;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final BusinessTime time;

    ClientRemoval(
            Clients clients,
            ClientStore store,
            RemovalStore removals,
            ClientErasure erasure,
            ClientAccess access,
            VerificationQueue queue,
            ObjectProvider<ClientTies> ties,
            ApplicationEventPublisher events,
            Audit audit,
            BusinessTime time) {
        this.clients = clients;
        this.store = store;
        this.removals = removals;
        this.erasure = erasure;
        this.access = access;
        this.queue = queue;
        this.ties = ties;
        this.events = events;
        this.audit = audit;
        this.time = time;
    }

    /**
     * What became of a removed client's name.
     *
     * @param on day of the removal
     * @param forgetOn from when on nothing makes us keep the name; null while it is known in another role
     * @param forgottenOn when it went
     */
    public record Removed(
            LocalDate on,
            @Nullable LocalDate forgetOn,
            @Nullable LocalDate forgottenOn) {}

    /** @return refused without a reason, by who entered it, for a bankrupt one, and while anything with it is unfinished */
    @Transactional
    public Outcome<ClientId> remove(ClientId id, String reason) {
        access.requireOfficer();
        Client client = clients.lock(id.value());
        List<Refusal> refusals = new ArrayList<>(VerificationRules.ownClient(client, access.actor()));
        if (client.state() == ClientState.REMOVED) {
            refusals.add(Refusal.of("customer.wrong_state"));
        }
        if (client.isBankrupt()) {
            refusals.add(Refusal.of("customer.remove_bankrupt"));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("customer.reason_missing"));
        }
        ties.forEach(tie -> refusals.addAll(tie.unfinished(id.value())));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.changeState(id, ClientState.REMOVED, null, null, time.today());
        removals.forgetOn(id, erasure.forgetOn(id));
        store.log(id, client.state(), ClientState.REMOVED, reason.strip(), access.actor());
        queue.close(client, "customer.removed");
        events.publishEvent(new ClientBlocked(id, time.today()));
        audit.changed("client.removed", "client", id.value(), Map.of());
        erasure.forgetDue();
        return Outcome.done(id);
    }

    /** How a removed client stands; empty for any other. */
    @Transactional(readOnly = true)
    public Optional<Removed> of(ClientId id) {
        access.requireOfficer();
        return removals.find(id);
    }
}
