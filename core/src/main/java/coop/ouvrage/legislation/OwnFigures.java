package coop.ouvrage.legislation;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.AfterCommit;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The figures of the law that the co-operative confirms, corrects or knows before the next release does. One person proposes, with
 * the source that was read; another puts in force. What was calculated before keeps the figures that it was calculated with.
 */
@Service
public class OwnFigures {

    private static final int MINUTE = 60_000;

    private final OwnFigureStore store;
    private final Legislation legislation;
    private final Permissions permissions;
    private final CurrentUser user;
    private final BusinessTime time;
    private final Audit audit;

    OwnFigures(
            OwnFigureStore store,
            Legislation legislation,
            Permissions permissions,
            CurrentUser user,
            BusinessTime time,
            Audit audit) {
        this.store = store;
        this.legislation = legislation;
        this.permissions = permissions;
        this.user = user;
        this.time = time;
        this.audit = audit;
    }

    /**
     * A figure as somebody typed it.
     *
     * @param cells by place, as {@link Cells#of} names them; cells left out keep what stands in the value that applies that day
     */
    public record Draft(
            String parameter,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Map<String, String> cells,
            String source,
            String publisher,
            String url,
            @Nullable Mark mark,
            String note) {}

    /**
     * Proposes a figure; nothing changes yet.
     *
     * @return refused if the day, the source or a number is missing or wrong, or if there is no parameter of that name
     */
    @Transactional
    public Outcome<UUID> propose(Draft draft) {
        permissions.require(Permission.LEGISLATION_SET);
        Optional<Parameter> parameter = legislation.parameter(draft.parameter());
        if (parameter.isEmpty()) {
            return Outcome.refused(Refusal.of("legislation.unknown_parameter", "parameter", draft.parameter()));
        }
        Object shape = shape(parameter.get(), draft.from());
        List<Refusal> refusals = refusals(draft, shape);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        UUID id = TimeOrderedId.next();
        store.insert(new OwnFigure(
                id,
                draft.parameter(),
                Objects.requireNonNull(draft.from()),
                draft.until(),
                Cells.filled(shape, draft.cells()),
                new Source("own:" + id, draft.source().strip(), text(draft.publisher()), text(draft.url()), null, null),
                Objects.requireNonNull(draft.mark()),
                text(draft.note()),
                OwnFigure.State.WAITING,
                who(),
                time.today(),
                null,
                null));
        audit.changed("figure.proposed", "figure", id, Map.of("parameter", draft.parameter(), "from", draft.from()));
        return Outcome.done(id);
    }

    /** The value that applies that day, else the one nearest in time: a new year's table has the shape of the last one. */
    private static Object shape(Parameter parameter, @Nullable LocalDate from) {
        List<DatedValue> values = parameter.values();
        return Optional.ofNullable(from)
                .flatMap(parameter::on)
                .orElseGet(() ->
                        from != null && from.isBefore(values.getFirst().from()) ? values.getFirst() : values.getLast())
                .content();
    }

    private static List<Refusal> refusals(Draft draft, Object shape) {
        List<Refusal> refusals = new ArrayList<>();
        if (draft.from() == null) {
            refusals.add(Refusal.of("legislation.day_missing"));
        } else if (draft.until() != null && draft.until().isBefore(draft.from())) {
            refusals.add(Refusal.of("legislation.ends_before", "from", draft.from(), "until", draft.until()));
        }
        refusals.addAll(Cells.refusals(shape, draft.cells()));
        if (draft.source().isBlank() || draft.source().length() > 300) {
            refusals.add(Refusal.of("legislation.source_missing"));
        }
        if (!draft.url().isBlank() && !isWebAddress(draft.url().strip())) {
            refusals.add(Refusal.of("legislation.no_address", "text", draft.url()));
        }
        if (draft.mark() == null || !draft.mark().isRead()) {
            refusals.add(Refusal.of("legislation.mark_missing"));
        }
        return refusals;
    }

    private static boolean isWebAddress(String text) {
        try {
            URI address = URI.create(text);
            return address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && text.length() <= 500;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Puts in force what another person proposed.
     *
     * @return refused with {@code legislation.not_waiting} or {@code legislation.own_proposal}
     */
    @Transactional
    public Outcome<OwnFigure> putInForce(UUID id) {
        permissions.require(Permission.LEGISLATION_SET);
        Optional<OwnFigure> found = store.lock(id);
        if (found.isEmpty() || found.get().state() != OwnFigure.State.WAITING) {
            return Outcome.refused(Refusal.of("legislation.not_waiting"));
        }
        OwnFigure figure = found.get();
        if (figure.proposedBy().equals(who())) {
            return Outcome.refused(Refusal.of("legislation.own_proposal"));
        }
        store.replace(figure.parameter(), figure.from());
        decide(figure, OwnFigure.State.IN_FORCE);
        return Outcome.done(figure);
    }

    /**
     * Takes back a proposal; or, as a second person, a figure in force: what the files say holds again.
     *
     * @return refused with {@code legislation.not_waiting} if it is neither, {@code legislation.own_proposal} if one's own is in force
     */
    @Transactional
    public Outcome<OwnFigure> withdraw(UUID id) {
        permissions.require(Permission.LEGISLATION_SET);
        Optional<OwnFigure> found = store.lock(id)
                .filter(figure ->
                        figure.state() == OwnFigure.State.WAITING || figure.state() == OwnFigure.State.IN_FORCE);
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.of("legislation.not_waiting"));
        }
        OwnFigure figure = found.get();
        if (figure.state() == OwnFigure.State.IN_FORCE && figure.proposedBy().equals(who())) {
            return Outcome.refused(Refusal.of("legislation.own_proposal"));
        }
        decide(figure, OwnFigure.State.WITHDRAWN);
        return Outcome.done(figure);
    }

    private void decide(OwnFigure figure, OwnFigure.State state) {
        store.decide(figure.id(), state, who(), time.now());
        audit.changed(
                state == OwnFigure.State.IN_FORCE ? "figure.in_force" : "figure.withdrawn",
                "figure",
                figure.id(),
                Map.of("parameter", figure.parameter(), "from", figure.from()));
        AfterCommit.run(this::readAgain);
    }

    /** What was ever set for a parameter, newest first. */
    @Transactional(readOnly = true)
    public List<OwnFigure> of(String parameter) {
        permissions.require(Permission.POLICY_READ);
        return store.of(parameter);
    }

    /** What waits for a second person, oldest first. */
    @Transactional(readOnly = true)
    public List<OwnFigure> waiting() {
        permissions.require(Permission.POLICY_READ);
        return store.waiting();
    }

    public UUID who() {
        return user.id().map(id -> id.value()).orElse(new UUID(0, 0));
    }

    @EventListener(ApplicationStartedEvent.class)
    void started() {
        readAgain();
    }

    /** Another node may have decided. */
    @Scheduled(fixedDelay = MINUTE, initialDelay = MINUTE)
    public void readAgain() {
        legislation.decided(store.inForce());
    }

    private static @Nullable String text(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }
}
