package coop.ouvrage.treasury;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.format.Statement;
import coop.ouvrage.treasury.format.StatementFile;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Statements of our bank accounts. A file is taken whole or not at all, in one transaction: each file once, each line once, and
 * every line ends matched or in suspense with somebody to look at it.
 */
@Service("bankStatements")
public class Statements {

    /** Largest file that an officer may upload, in bytes. */
    public static final int LARGEST = 20 * 1024 * 1024;

    private static final int LONGEST_NAME = 200;

    private final StatementStore store;
    private final StatementCheck check;
    private final LineStore lines;
    private final BankAccounts accounts;
    private final NewLines newLines;
    private final Notices notices;
    private final Divisions divisions;
    private final Worklist worklist;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    Statements(
            StatementStore store,
            StatementCheck check,
            LineStore lines,
            BankAccounts accounts,
            NewLines newLines,
            Notices notices,
            Divisions divisions,
            Worklist worklist,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.check = check;
        this.lines = lines;
        this.accounts = accounts;
        this.newLines = newLines;
        this.notices = notices;
        this.divisions = divisions;
        this.worklist = worklist;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Takes a statement file, or a notification: that books nothing, but names the payments within a collective credit.
     *
     * @return refused when the file is too large, unreadable, altered, for information only, of an account that is not ours, or
     *     taken before; held files are taken, but nothing of them is booked
     */
    @Transactional
    public Outcome<StatementImport> importFile(byte[] bytes, String name) {
        permissions.require(Permission.BANK_IMPORT);
        if (bytes.length > LARGEST) {
            return Outcome.refused(Refusal.of("treasury.file_too_large", "most", LARGEST / 1024 / 1024));
        }
        StatementFile read = StatementFile.read(bytes);
        List<Refusal> refusals = check.findings(read);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        lock(read);
        List<String> reasons = read.isNotification() ? List.of() : check.reasonsToHold(read);
        BankFile file = new BankFile(
                TimeOrderedId.next(),
                name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
                read.format(),
                state(read, reasons),
                reasons,
                time.now(),
                null);
        if (!store.insert(file, read, bytes, time.today(), currentUser())) {
            return Outcome.refused(check.alreadyTaken(read));
        }
        audit.changed("statement.imported", "statement-file", file.id(), Map.of("state", file.state()));
        return Outcome.done(read.isNotification() ? note(file.id(), read) : keep(file, read));
    }

    private static BankFile.State state(StatementFile read, List<String> reasons) {
        if (read.isNotification()) {
            return BankFile.State.NOTED;
        }
        return reasons.isEmpty() ? BankFile.State.BOOKED : BankFile.State.HELD;
    }

    /** Lines that the notification divides are matched part by part. */
    private StatementImport note(UUID file, StatementFile read) {
        int told = notices.keep(file, read, statement -> account(statement.account()));
        Set<UUID> parts = new HashSet<>();
        read.statements().stream()
                .map(statement -> account(statement.account()))
                .distinct()
                .forEach(account -> notices.explained(account)
                        .forEach(of -> parts.addAll(divisions.divide(account, of.line(), of.parts()))));
        int matched = parts.isEmpty() ? 0 : newLines.book(lines.all(parts));
        return new StatementImport(file, false, 0, parts.size(), matched, 0, told);
    }

    private void lock(StatementFile read) {
        read.statements().stream()
                .map(Statement::account)
                .distinct()
                .sorted()
                .forEach(account -> store.lock(account(account).iban()));
    }

    private BankAccount account(String number) {
        return accounts.find(number).orElseThrow();
    }

    private StatementImport keep(BankFile file, StatementFile read) {
        boolean held = file.state() == BankFile.State.HELD;
        int position = 0;
        List<UUID> ids = new ArrayList<>();
        for (Statement statement : read.statements()) {
            UUID id = TimeOrderedId.next();
            ids.add(id);
            store.insert(
                    id,
                    file.id(),
                    ++position,
                    account(statement.account()),
                    statement,
                    Movement.of(statement).size(),
                    false);
        }
        if (held) {
            worklist.open(Item.of(
                    Queue.BANK,
                    "statement_held",
                    "statement-file",
                    file.id(),
                    Role.FINANCE,
                    "/desk/bank/files/" + file.id()));
            return new StatementImport(file.id(), true, ids.size(), 0, 0, 0, 0);
        }
        StatementImport taken = book(file.id(), ids, read);
        bookFollowing(read);
        return taken;
    }

    /** Books what was held for nothing but a statement that has come now; each may be what the next one waited for. */
    private void bookFollowing(StatementFile taken) {
        List<String> numbers = taken.statements().stream()
                .map(statement -> account(statement.account()).iban().value())
                .distinct()
                .toList();
        for (BankFile held : store.held(numbers)) {
            StatementFile read = StatementFile.read(store.content(held.id()).orElseThrow());
            if (!check.reasonsToHold(read).isEmpty()) {
                continue;
            }
            store.release(held.id());
            audit.changed("statement.followed", "statement-file", held.id(), Map.of("reasons", held.reasons()));
            worklist.close("statement_held", held.id(), "followed");
            book(
                    held.id(),
                    store.ofFile(held.id()).stream().map(BankFile.Part::id).toList(),
                    read);
        }
    }

    private StatementImport book(UUID file, List<UUID> ids, StatementFile read) {
        int booked = 0;
        int matched = 0;
        int known = 0;
        for (int i = 0; i < ids.size(); i++) {
            BankAccount account = account(read.statements().get(i).account());
            List<Movement> movements = Movement.of(
                    read.statements().get(i),
                    notices.of(account, read.statements().get(i)));
            Map<String, KeptMovement> kept = lines.kept(account, movements);
            Set<UUID> inserted = insert(ids.get(i), account, movements, kept);
            matched += inserted.isEmpty() ? 0 : newLines.book(lines.all(inserted));
            booked += inserted.size();
            known += movements.stream()
                    .filter(movement -> kept.containsKey(movement.key()))
                    .mapToInt(movement -> movement.lines().size())
                    .sum();
            store.booked(ids.get(i), kept.size());
        }
        return new StatementImport(file, false, ids.size(), booked, matched, known, 0);
    }

    /** A movement is kept once, whole or in parts; of one that waits whole the parts are kept when a file brings them. */
    private Set<UUID> insert(
            UUID statement, BankAccount account, List<Movement> movements, Map<String, KeptMovement> kept) {
        Map<UUID, LineDraft> drafts = new LinkedHashMap<>();
        movements.stream()
                .filter(movement -> !kept.containsKey(movement.key()))
                .forEach(movement -> movement.lines().forEach(draft -> drafts.put(TimeOrderedId.next(), draft)));
        Set<UUID> inserted = new HashSet<>(lines.insert(statement, account, drafts));
        for (Movement movement : movements) {
            KeptMovement before = kept.get(movement.key());
            if (before != null && before.waiting() != null && movement.isDivided()) {
                inserted.addAll(divisions.divide(account, before.waiting(), movement.lines()));
            }
        }
        return inserted;
    }

    /** Books a held file all the same. Of two officers at the same instant one wins. */
    @Transactional
    public Outcome<StatementImport> accept(UUID file, String reason) {
        permissions.require(Permission.BANK_IMPORT);
        if (reason.isBlank()) {
            return Outcome.refused(Refusal.of("treasury.reason_missing"));
        }
        StatementFile read = StatementFile.read(store.content(file).orElseThrow());
        lock(read);
        if (!store.accept(file, currentUser(), time.today(), reason.strip())) {
            return Outcome.refused(Refusal.of("treasury.file_not_held"));
        }
        audit.changed("statement.accepted", "statement-file", file, Map.of("reason", reason.strip()));
        worklist.close("statement_held", file, "accepted");
        List<UUID> ids = store.ofFile(file).stream().map(BankFile.Part::id).toList();
        StatementImport taken = book(file, ids, read);
        bookFollowing(read);
        return Outcome.done(taken);
    }

    /** A file with what it says. */
    public Optional<BankFile.Content> find(UUID file) {
        permissions.require(Permission.BANK_READ);
        return store.file(file)
                .map(found -> new BankFile.Content(
                        found,
                        store.ofFile(file),
                        StatementFile.read(store.content(file).orElseThrow())));
    }

    /** Files that wait for an officer. */
    public List<BankFile> held() {
        permissions.require(Permission.BANK_READ);
        return store.held();
    }

    /** Movements that notifications told of and that no statement has brought yet, the oldest first. */
    public List<Notice> notices(int most) {
        permissions.require(Permission.BANK_READ);
        return notices.waiting(most);
    }

    /** Statements, the newest first. */
    public List<BankFile.Part> latest(int limit) {
        permissions.require(Permission.BANK_READ);
        return store.latest(null, limit);
    }

    /** As {@link #latest}, behind the place of a statement in that order; from the first on for null. */
    public List<BankFile.Part> latestAfter(@Nullable UUID after, int limit) {
        permissions.require(Permission.BANK_READ);
        return store.latest(after, limit);
    }

    /** The lines of a statement. */
    public List<KeptLine> lines(UUID statement) {
        permissions.require(Permission.BANK_READ);
        return lines.ofStatement(statement);
    }

    private @Nullable UUID currentUser() {
        return user.id().map(UserId::value).orElse(null);
    }
}
