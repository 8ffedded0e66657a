package coop.ouvrage.webhooks;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.SealedSecrets;
import coop.ouvrage.access.Secrets;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.access.UserId;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an administrator does with webhooks. */
@Service
public class Webhooks {

    /** The event of a call that somebody asked for, to try the way. */
    static final String TRIAL = "webhook.trial";

    private final WebhookStore store;
    private final CallOutbox outbox;
    private final SealedSecrets secrets;
    private final Happenings happenings;
    private final Permissions permissions;
    private final StepUp stepUp;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;
    private final Reach reach;

    Webhooks(
            WebhookStore store,
            CallOutbox outbox,
            SealedSecrets secrets,
            Happenings happenings,
            Permissions permissions,
            StepUp stepUp,
            CurrentUser user,
            Audit audit,
            BusinessTime time,
            Reach reach) {
        this.store = store;
        this.outbox = outbox;
        this.secrets = secrets;
        this.happenings = happenings;
        this.permissions = permissions;
        this.stepUp = stepUp;
        this.user = user;
        this.audit = audit;
        this.time = time;
        this.reach = reach;
    }

    /** A webhook and the secret that signs its calls, which is shown this once. */
    public record Registered(UUID id, String secret) {

        /** Not the secret. */
        @Override
        public String toString() {
            return "Registered[" + id + "]";
        }
    }

    /**
     * Registers an address for events, named by {@link Told#code}. Refused for an address that cannot be read, is not https, is not known
     * or leads to a private network, and for none or unknown events.
     */
    @Transactional
    public Outcome<Registered> register(String address, List<String> events) {
        permissions.require(Permission.INSTALLATION_MANAGE);
        List<Refusal> refusals = new ArrayList<>();
        Optional<String> fault = Target.fault(address.strip(), reach.anywhere());
        fault.or(() -> unreachable(address.strip())).map(Refusal::of).ifPresent(refusals::add);
        if (events.isEmpty() || !Told.codes().containsAll(events)) {
            refusals.add(Refusal.of("webhooks.event_unknown"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        stepUp.require(StepUp.RECENT);
        UUID id = TimeOrderedId.next();
        String secret = Secrets.token();
        store.insert(
                id,
                address.strip(),
                events.stream().distinct().sorted().toList(),
                secrets.seal(id, secret),
                user.id().map(UserId::value).orElse(null),
                time.now());
        audit.changed(
                "webhook.registered",
                "webhook",
                id,
                Map.of("host", Target.of(address.strip()).host(), "events", String.join(", ", events)));
        happenings.look();
        return Outcome.done(new Registered(id, secret));
    }

    private Optional<String> unreachable(String address) {
        try {
            return Target.of(address).resolve(reach.anywhere()).isPresent()
                    ? Optional.empty()
                    : Optional.of("webhooks.address_private");
        } catch (UnknownHostException e) {
            return Optional.of("webhooks.address_unknown");
        }
    }

    public List<Webhook> all() {
        permissions.require(Permission.INSTALLATION_MANAGE);
        return store.all();
    }

    public Optional<Webhook> find(UUID id) {
        permissions.require(Permission.INSTALLATION_MANAGE);
        return store.find(id);
    }

    /** Calls of a webhook, newest first; behind the place of one if it is given. */
    public List<WebhookCall> calls(UUID id, @Nullable UUID after, int limit) {
        permissions.require(Permission.INSTALLATION_MANAGE);
        return store.calls(id, after, limit);
    }

    /** Tells it of nothing any more; calls that wait are given up. */
    @Transactional
    public void end(UUID id) {
        living(id);
        stepUp.require(StepUp.RECENT);
        store.end(id, time.now());
        audit.changed("webhook.ended", "webhook", id, Map.of());
    }

    /** Queues a call that tells of nothing, to try the way. */
    @Transactional
    public void trial(UUID id) {
        living(id);
        outbox.queue(id, TRIAL, Happenings.body(TRIAL, time.now(), Map.of()), time.now());
    }

    /** Sends a call that did not arrive once more. */
    @Transactional
    public void again(UUID id, UUID call) {
        living(id);
        if (!store.again(id, call)) {
            throw new NoSuchElementException("no such call");
        }
    }

    private void living(UUID id) {
        permissions.require(Permission.INSTALLATION_MANAGE);
        if (store.find(id).filter(found -> !found.ended()).isEmpty()) {
            throw new NoSuchElementException("no webhook " + id);
        }
    }
}
