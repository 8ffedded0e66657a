package coop.ouvrage.concern;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Secrets;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.words.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mediator of a case and the agreement in writing. Each side signs on a link of its own; with both signatures the case ends. What is
 * about money is done with the usual tools.
 */
@Service("concernAgreements")
public class Agreements {

    private static final int LONGEST = 5_000;
    private static final int LONGEST_NAME = 120;

    private final Concerns concerns;
    private final AgreementStore store;
    private final Messages messages;
    private final Texts texts;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    Agreements(
            Concerns concerns,
            AgreementStore store,
            Messages messages,
            Texts texts,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.concerns = concerns;
        this.store = store;
        this.messages = messages;
        this.texts = texts;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** One of the two who agree; {@code language} of the mail and the page. */
    public record Party(String name, String email, String language) {}

    /**
     * Names who mediates; another name takes the place of the first. Who wrote is told.
     *
     * @param impartial whether they were asked and have no interest in the case
     */
    @Transactional
    public Outcome<UUID> name(UUID id, String mediator, boolean impartial) {
        Concern concern = concerns.lock(id);
        List<Refusal> refusals = new ArrayList<>(taken(concern));
        String name = mediator.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            refusals.add(Refusal.of("concern.mediator_missing"));
        }
        if (!impartial || isOneOf(concern, name)) {
            refusals.add(Refusal.of("concern.mediator_interested"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.mediator(id, name, time.now(), actor());
        if (concern.email() != null) {
            messages.send(Message.to(concern.email(), concern.language(), "concern.mail.mediator")
                    .with(Map.of("nr", concern.nr(), "mediator", name))
                    .once("concern-mediator:" + id + ":" + name));
        }
        audit.changed("concern.mediator", "concern", id, Map.of());
        return Outcome.done(id);
    }

    private static boolean isOneOf(Concern concern, String name) {
        return !name.isEmpty() && (name.equalsIgnoreCase(concern.sender()) || name.equalsIgnoreCase(concern.about()));
    }

    /** Writes down what both agreed and sends each a link to sign it. A text written before is withdrawn with its signatures. */
    @Transactional
    public Outcome<UUID> write(UUID id, String text, Party sender, Party other) {
        Concern concern = concerns.lock(id);
        List<Refusal> refusals = new ArrayList<>(taken(concern));
        if (refusals.isEmpty() && store.mediators(List.of(id)).isEmpty()) {
            refusals.add(Refusal.of("concern.mediator_missing"));
        }
        if (text.isBlank() || text.length() > LONGEST) {
            refusals.add(Refusal.of("concern.agreement_missing", "longest", LONGEST));
        }
        if (isWrong(sender) || isWrong(other) || sender.email().equalsIgnoreCase(other.email())) {
            refusals.add(Refusal.of("concern.parties_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Instant now = time.now();
        Optional.ofNullable(store.of(List.of(id)).get(id)).ifPresent(before -> store.withdrawn(before.id(), now));
        UUID agreement = TimeOrderedId.next();
        store.insert(agreement, id, text.strip(), now, actor());
        send(agreement, concern, Agreement.Side.SENDER, sender);
        send(agreement, concern, Agreement.Side.OTHER, other);
        audit.changed("concern.agreement_written", "concern", id, Map.of());
        return Outcome.done(agreement);
    }

    private static boolean isWrong(Party party) {
        return party.name().isBlank()
                || party.name().length() > LONGEST_NAME
                || !party.email().matches("[^@\\s]+@[^@\\s]+")
                || party.email().length() > 254;
    }

    private void send(UUID agreement, Concern concern, Agreement.Side side, Party party) {
        String token = Secrets.token();
        store.insert(
                agreement, side, party.name().strip(), party.email().strip(), party.language(), Secrets.hash(token));
        messages.send(Message.to(party.email().strip(), party.language(), "concern.mail.agreement")
                .with(Map.of("nr", concern.nr(), "name", party.name().strip()))
                .link("/mediation/agreement/" + token));
    }

    private static List<Refusal> taken(Concern concern) {
        return concern.isOpen() && concern.takenBy() != null ? List.of() : List.of(Refusal.of("concern.not_taken"));
    }

    private UUID actor() {
        return user.id()
                .orElseThrow(() -> new IllegalStateException("a person leads a case"))
                .value();
    }

    /** Mediators by case: the caller has read the cases. */
    @Transactional(readOnly = true)
    public Map<UUID, String> mediators(Collection<UUID> concerns) {
        return store.mediators(concerns);
    }

    /** Agreements by case: the caller has read the cases. */
    @Transactional(readOnly = true)
    public Map<UUID, Agreement> of(Collection<UUID> concerns) {
        return store.of(concerns);
    }

    /** The agreement behind a link, with the side that it was sent to; empty once it was withdrawn. */
    public record Shown(Agreement agreement, Agreement.Signature mine) {}

    @Transactional(readOnly = true)
    public Optional<Shown> ofLink(String token) {
        return store.link(Secrets.hash(token)).map(this::shown);
    }

    private Shown shown(AgreementStore.Link link) {
        Agreement agreement = java.util.Objects.requireNonNull(
                store.of(List.of(link.concern())).get(link.concern()));
        return new Shown(
                agreement,
                agreement.signatures().stream()
                        .filter(each -> each.side() == link.side())
                        .findFirst()
                        .orElseThrow());
    }

    /**
     * Whoever holds the link signs with their name. The second signature ends the case.
     *
     * @return refused when it was signed or withdrawn before, or without name and consent
     */
    @Transactional
    public Outcome<Boolean> sign(String token, String name, boolean agrees) {
        Optional<AgreementStore.Link> link = store.link(Secrets.hash(token));
        if (link.isEmpty()) {
            return Outcome.refused(Refusal.of("concern.agreement_gone"));
        }
        Concern concern = concerns.lockRow(link.get().concern());
        Shown shown = ofLink(token).orElse(null);
        List<Refusal> refusals = new ArrayList<>();
        if (shown == null || !concern.isOpen() || shown.mine().isSigned()) {
            refusals.add(Refusal.of("concern.agreement_gone"));
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            refusals.add(Refusal.of("concern.sign_name"));
        }
        if (!agrees) {
            refusals.add(Refusal.of("concern.sign_agree"));
        }
        if (shown == null || !refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Agreement agreement = shown.agreement();
        store.signed(agreement.id(), shown.mine().side(), name.strip(), time.now(), Secrets.hash(agreement.text()));
        audit.changed(
                "concern.agreement_signed",
                "concern",
                concern.id(),
                Map.of("side", shown.mine().side()));
        boolean both = ofLink(token).orElseThrow().agreement().isSignedByBoth();
        if (both) {
            concerns.close(concern, texts.get(concern.language(), "concern.outcome.agreed"));
            agreement
                    .signatures()
                    .forEach(side -> messages.send(Message.to(side.email(), side.language(), "concern.mail.agreed")
                            .with(Map.of("nr", agreement.nr()))
                            .once("concern-agreed:" + agreement.id() + side.side())));
        }
        return Outcome.done(both);
    }
}
