package coop.ouvrage.sanctions;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.parties.ComparableName;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The list in force and who on it has a name like another. A name alike is a question to a person, never an answer: most who bear a listed
 * name are somebody else.
 */
@Service
public class Sanctions {

    /** Largest file, in bytes. */
    static final int LARGEST = 100 * 1024 * 1024;

    private final SanctionsStore store;
    private final Policies policies;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;
    private final ApplicationEventPublisher events;
    private volatile @Nullable Arranged arranged;

    Sanctions(
            SanctionsStore store,
            Policies policies,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time,
            ApplicationEventPublisher events) {
        this.store = store;
        this.policies = policies;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
        this.events = events;
    }

    /** The list in force; empty as long as none was loaded, and then nobody is compared. */
    @Transactional(readOnly = true)
    public Optional<LoadedList> current() {
        int fresh = policies.number("sanctions.fresh_days", time.today());
        return store.newest()
                .map(row -> new LoadedList(
                        row.issuedOn(),
                        row.entries(),
                        row.names(),
                        row.loadedAt(),
                        row.issuedOn().isBefore(time.today().minusDays(fresh))));
    }

    /**
     * Takes the list as the European Commission publishes it; it replaces the one before.
     *
     * @return refused when it is no such file, older than the list in force, dated ahead, or loaded already
     */
    @Transactional
    public Outcome<LoadedList> take(byte[] bytes) {
        permissions.require(Permission.CLIENT_VERIFY);
        if (bytes.length > LARGEST) {
            return Outcome.refused(Refusal.of("sanctions.file_too_large", "most", LARGEST / 1024 / 1024));
        }
        return switch (SanctionsFile.read(bytes)) {
            case Outcome.Refused<SanctionsFile>(List<Refusal> refusals) -> Outcome.refused(refusals);
            case Outcome.Done<SanctionsFile>(SanctionsFile file) -> keep(file, fingerprint(bytes));
        };
    }

    private Outcome<LoadedList> keep(SanctionsFile file, String fingerprint) {
        store.lock();
        List<Refusal> refusals = new ArrayList<>();
        if (file.issuedOn().isAfter(time.today())) {
            refusals.add(Refusal.of("sanctions.list_ahead", "day", file.issuedOn()));
        }
        store.newest().ifPresent(known -> {
            if (known.fingerprint().equals(fingerprint)) {
                refusals.add(Refusal.of("sanctions.list_known", "day", file.issuedOn()));
            } else if (file.issuedOn().isBefore(known.issuedOn())) {
                refusals.add(Refusal.of("sanctions.list_older", "day", file.issuedOn(), "known", known.issuedOn()));
            }
        });
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.replace(file, fingerprint, time.now(), user.actor().party());
        audit.changed(
                "sanctions.loaded",
                "sanctions-list",
                TimeOrderedId.next(),
                Map.of("issued", file.issuedOn(), "names", file.names().size()));
        events.publishEvent(new SanctionsLoaded(file.issuedOn()));
        return Outcome.done(current().orElseThrow());
    }

    private static String fingerprint(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every platform has SHA-256", e);
        }
    }

    /** Listed names that may be this one. */
    @Transactional(readOnly = true)
    public List<ListedName> like(String name) {
        return like(List.of(name)).getFirst();
    }

    /** The same for many names, in their order; nobody is like anybody as long as no list was loaded. */
    @Transactional(readOnly = true)
    public List<List<ListedName>> like(List<String> names) {
        ListedIndex listed = index();
        return names.stream().map(name -> listed.like(ComparableName.of(name))).toList();
    }

    private record Arranged(String fingerprint, ListedIndex names) {}

    /** The list in force stays in memory: some ten thousand names, compared with thousands while an officer waits. */
    private ListedIndex index() {
        String fingerprint = store.newest().map(SanctionsStore.Row::fingerprint).orElse("");
        Arranged known = arranged;
        if (known == null || !known.fingerprint().equals(fingerprint)) {
            known = new Arranged(fingerprint, new ListedIndex(store.names()));
            arranged = known;
        }
        return known.names();
    }
}
