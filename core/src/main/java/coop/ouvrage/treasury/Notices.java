package coop.ouvrage.treasury;

import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.treasury.format.Entry;
import coop.ouvrage.treasury.format.Statement;
import coop.ouvrage.treasury.format.StatementFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * What the bank tells of movements in notifications (camt.054), before or after a statement books them. A notice books nothing: it names
 * the payments within a collective credit, which are then kept as lines of their own.
 */
@Component
class Notices {

    private final NoticeStore store;
    private final StatementStore files;
    private final LineStore lines;

    Notices(NoticeStore store, StatementStore files, LineStore lines) {
        this.store = store;
        this.files = files;
        this.lines = lines;
    }

    /** A waiting line and the parts that stand in its place. */
    record Explained(UUID line, List<LineDraft> parts) {}

    /** Keeps what a notification tells; the number of movements that none had told of. */
    int keep(UUID file, StatementFile read, Function<Statement, BankAccount> account) {
        List<Notice> all = new ArrayList<>();
        int position = 0;
        for (Statement statement : read.statements()) {
            for (Entry entry : statement.entries()) {
                // Without a day it can be paired with nothing: it is shown with its file, and only informs.
                if (entry.amount().signum() != 0 && entry.date() != null) {
                    all.add(notice(file, position, account.apply(statement), entry));
                }
                position++;
            }
        }
        return all.isEmpty() ? 0 : store.insert(all).size();
    }

    private static Notice notice(UUID file, int position, BankAccount account, Entry entry) {
        return new Notice(
                TimeOrderedId.next(),
                file,
                position,
                account,
                Objects.requireNonNull(entry.date()),
                entry.money().orElseThrow(),
                entry.bankReference(),
                LineDraft.details(entry).size(),
                entry.key());
    }

    /** What waiting notices say of the movements of a statement, by the key of the movement. They wait no more. */
    Map<String, Entry> of(BankAccount account, Statement statement) {
        List<Notice> waiting = store.waiting(account);
        if (waiting.isEmpty()) {
            return Map.of();
        }
        List<KeptMovement> movements = Movement.of(statement).stream()
                .map(movement -> new KeptMovement(
                        movement.key(),
                        Objects.requireNonNull(movement.entry().date()),
                        movement.entry().money().orElseThrow(),
                        movement.entry().bankReference(),
                        null))
                .toList();
        Map<Notice, KeptMovement> pairs = NoticePairs.of(waiting, movements);
        Map<String, Entry> told = new HashMap<>();
        Map<UUID, List<Entry>> read = new HashMap<>();
        pairs.forEach((notice, movement) -> told.putIfAbsent(movement.key(), entry(notice, read)));
        arrived(pairs);
        return told;
    }

    /** Lines of an account that wait and that a notice divides. Notices whose movement has come wait no more. */
    List<Explained> explained(BankAccount account) {
        List<Notice> waiting = store.waiting(account);
        if (waiting.isEmpty()) {
            return List.of();
        }
        LocalDate first = waiting.getFirst().bookedOn();
        LocalDate last = waiting.getLast().bookedOn();
        Map<Notice, KeptMovement> pairs = NoticePairs.of(waiting, lines.movements(account, first, last));
        arrived(pairs);
        Map<UUID, List<Entry>> read = new HashMap<>();
        List<Explained> explained = new ArrayList<>();
        pairs.forEach((notice, movement) -> {
            UUID line = movement.waiting();
            if (line != null) {
                Entry entry = entry(notice, read).withKey(movement.key());
                List<LineDraft> parts = LineDraft.parts(entry, LineDraft.details(entry));
                if (!parts.isEmpty()) {
                    explained.add(new Explained(line, parts));
                }
            }
        });
        return explained;
    }

    private void arrived(Map<Notice, KeptMovement> pairs) {
        if (!pairs.isEmpty()) {
            Map<UUID, String> movements = new LinkedHashMap<>();
            pairs.forEach((notice, movement) -> movements.put(notice.id(), movement.key()));
            store.arrived(movements);
        }
    }

    /** Files are read once. */
    private Entry entry(Notice notice, Map<UUID, List<Entry>> read) {
        return read.computeIfAbsent(
                        notice.file(),
                        file -> StatementFile.read(files.content(file).orElseThrow()).statements().stream()
                                .flatMap(statement -> statement.entries().stream())
                                .toList())
                .get(notice.position());
    }

    /** Movements that were told of and that no statement has brought yet, the oldest first. */
    List<Notice> waiting(int most) {
        return store.waiting(most);
    }
}
