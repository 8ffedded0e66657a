package coop.ouvrage.concern;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.messaging.MailLimit;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes messages to the mediation mailbox from anybody, and keeps who answers them. */
@Service
public class Concerns {

    private static final int LONGEST = 5_000;

    private final ConcernStore store;
    private final WorkingDays workingDays;
    private final Policies policies;
    private final MailLimit limit;
    private final Messages messages;
    private final Worklist worklist;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    Concerns(
            ConcernStore store,
            WorkingDays workingDays,
            Policies policies,
            MailLimit limit,
            Messages messages,
            Worklist worklist,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.workingDays = workingDays;
        this.policies = policies;
        this.limit = limit;
        this.messages = messages;
        this.worklist = worklist;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /**
     * What somebody writes.
     *
     * @param sender may be empty, the mail may be null: the first contact may be without a name
     * @param urgent harm or discrimination, as the sender sees it
     */
    public record Words(
            String language,
            String sender,
            @Nullable String email,
            String about,
            String happened,
            String wished,
            boolean urgent) {}

    /**
     * Receives a message from anybody. Who gave a mail address is told the number and the day of the answer.
     *
     * @param network from where, so that nobody fills the mailbox
     * @return the number; refused without what happened and with whom, and when too many came from there within the hour
     */
    @Transactional
    public Outcome<Long> receive(String network, Words words) {
        List<Refusal> refusals = new ArrayList<>();
        if (words.happened().isBlank()) {
            refusals.add(Refusal.of("concern.happened_missing"));
        }
        if (words.about().isBlank()) {
            refusals.add(Refusal.of("concern.about_missing"));
        }
        if ((words.happened() + words.about() + words.wished() + words.sender()).length() > LONGEST) {
            refusals.add(Refusal.of("concern.too_long", "longest", LONGEST));
        }
        if (refusals.isEmpty()
                && limit.ask(network, "concern " + network) instanceof Outcome.Refused<Boolean>(List<Refusal> many)) {
            refusals.addAll(many);
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        UUID id = TimeOrderedId.next();
        Instant answerBy = workingDays
                .plusWorkingDays(time.today(), policies.number("concern.answer_days", time.today()))
                .atTime(LocalTime.of(17, 0))
                .atZone(BusinessTime.ZONE)
                .toInstant();
        long nr = store.insert(id, words, time.now(), answerBy);
        tell(id, nr, words.urgent(), answerBy);
        if (words.email() != null) {
            messages.send(Message.to(words.email(), words.language(), "concern.mail.received")
                    .with(Map.of(
                            "nr", nr, "by", answerBy.atZone(BusinessTime.ZONE).toLocalDate()))
                    .once("concern:" + id));
        }
        audit.changed("concern.received", "concern", id, Map.of());
        return Outcome.done(nr);
    }

    private void tell(UUID id, long nr, boolean urgent, Instant answerBy) {
        worklist.open(Item.of(
                        Queue.DUTY,
                        urgent ? "concern_urgent" : "concern",
                        "concern",
                        id,
                        urgent ? Role.PREVENTION : Role.TEAM_ADMIN,
                        "/desk/concerns")
                .with("nr", nr)
                .until(answerBy));
    }

    /** A person takes it up, says what kind of case it is, and whether it is for the prevention adviser alone. */
    @Transactional
    public Outcome<UUID> take(UUID id, Concern.Kind kind, boolean urgent) {
        Concern concern = lock(id);
        if (!concern.isOpen() || concern.takenBy() != null) {
            return Outcome.refused(Refusal.of("concern.taken"));
        }
        UUID by = user.id()
                .orElseThrow(() -> new IllegalStateException("a person takes a concern"))
                .value();
        boolean nowUrgent = urgent || concern.urgent();
        store.taken(id, kind, nowUrgent, by, time.now());
        worklist.close(concern.urgent() ? "concern_urgent" : "concern", id, "taken");
        if (nowUrgent && !concern.urgent()) {
            tell(id, concern.nr(), true, concern.answerBy());
        }
        audit.changed("concern.taken", "concern", id, Map.of("kind", kind));
        return Outcome.done(id);
    }

    /** It ended: by agreement, or with the next steps named. */
    @Transactional
    public Outcome<UUID> end(UUID id, String outcome) {
        Concern concern = lock(id);
        List<Refusal> refusals = new ArrayList<>();
        if (!concern.isOpen() || concern.takenBy() == null) {
            refusals.add(Refusal.of("concern.not_taken"));
        }
        if (outcome.isBlank()) {
            refusals.add(Refusal.of("concern.outcome_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        close(concern, outcome.strip());
        return Outcome.done(id);
    }

    /** In the transaction of the caller, who holds the case. */
    void close(Concern concern, String outcome) {
        store.ended(concern.id(), outcome, time.now());
        worklist.close("concern_urgent", concern.id(), "ended");
        worklist.close(ConcernFigures.OLD, concern.id(), "ended");
        audit.changed("concern.ended", "concern", concern.id(), Map.of());
    }

    /** Open ones first; the urgent ones for the prevention adviser alone. */
    @Transactional
    public List<Concern> all(int offset, int limit) {
        permissions.require(Permission.CONCERN_LEAD);
        List<Concern> all = store.all(permissions.allows(Permission.CONCERN_URGENT), offset, limit);
        all.forEach(concern -> audit.read("concern.read", "concern", concern.id(), Map.of()));
        return all;
    }

    /** Holds the row for whoever proved their right by another way, such as a link. */
    Concern lockRow(UUID id) {
        return store.lock(id).orElseThrow();
    }

    Concern lock(UUID id) {
        permissions.require(Permission.CONCERN_LEAD);
        Concern concern = lockRow(id);
        if (concern.urgent()) {
            permissions.require(Permission.CONCERN_URGENT);
        }
        return concern;
    }
}
