package coop.ouvrage.shifts;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.FrameworkContracts;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files of shifts: received and checked first, made into contracts when somebody accepts. One contract holds the shifts of a person and
 * day. Making goes on in steps that survive a stop: accepted again, a file goes on where it broke off, and nothing is made twice.
 */
@Service
public class ShiftFiles {

    private static final int AT_ONCE = 50;

    private final ShiftAgreements agreements;
    private final AgreementStore known;
    private final ShiftStore store;
    private final RowCheck check;
    private final FrameworkContracts contracts;
    private final WeekDraws draws;
    private final DocumentStore files;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;
    private final TransactionTemplate transaction;

    ShiftFiles(
            ShiftAgreements agreements,
            AgreementStore known,
            ShiftStore store,
            RowCheck check,
            FrameworkContracts contracts,
            WeekDraws draws,
            DocumentStore files,
            CurrentUser user,
            Audit audit,
            BusinessTime time,
            PlatformTransactionManager transactions) {
        this.agreements = agreements;
        this.known = known;
        this.store = store;
        this.check = check;
        this.contracts = contracts;
        this.draws = draws;
        this.files = files;
        this.user = user;
        this.audit = audit;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Receives a file and tells of each line what is wrong with it. Nothing else happens. The same file again answers with the one that
     * was received before.
     */
    public Outcome<ShiftFile> receive(UUID agreement, byte[] content, String name) {
        ShiftAgreement known = agreements.managed(agreement);
        Optional<Refusal> exhausted = draws.exhausted(known, time.today());
        if (exhausted.isPresent()) {
            return Outcome.refused(exhausted.get());
        }
        Outcome<List<RowReader.Line>> read = RowReader.read(content);
        if (!(read instanceof Outcome.Done<List<RowReader.Line>>(List<RowReader.Line> lines))) {
            return Outcome.refused(read.refusals());
        }
        String hash = files.put(content).hex();
        Optional<ShiftFile> before = store.withHash(agreement, hash);
        if (before.isPresent() && before.get().state() != ShiftFile.State.CHECKED) {
            return Outcome.done(before.get());
        }
        Trial trial = tried(known, check.check(known, lines));
        return Outcome.done(Objects.requireNonNull(transaction.execute(status -> store.withHash(agreement, hash)
                .map(same -> checkedAgain(same, trial))
                .orElseGet(() -> checked(known, hash, name, trial)))));
    }

    /** What refused a line may lie outside the file and be put right since: sent again before it is accepted, it is answered anew. */
    private ShiftFile checkedAgain(ShiftFile same, Trial trial) {
        if (store.lock(same.id()) == ShiftFile.State.CHECKED) {
            store.checkedAgain(same.id(), trial.rows(), trial.orderLeft());
        }
        return store.file(same.id()).orElseThrow();
    }

    private record Trial(List<ShiftRow> rows, @Nullable Money orderLeft) {}

    /**
     * Whether money, cover and order carry the lines is only known when they are held one after the other: every contract is made as
     * accepting would make it, and all of it is undone.
     */
    private Trial tried(ShiftAgreement agreement, List<ShiftRow> rows) {
        Map<Integer, List<Refusal>> refused = new HashMap<>();
        Optional<Money> left = Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            Map<String, Courier> couriers = known.couriers(agreement.id());
            groups(rows).forEach(group -> {
                Courier courier =
                        Objects.requireNonNull(couriers.get(group.getFirst().courier()));
                List<Refusal> found = agreeOnce(agreement, courier, group).refusals();
                group.forEach(row -> refused.put(row.nr(), found));
            });
            return draws.left(agreement);
        }));
        return new Trial(
                rows.stream()
                        .map(row -> row.refused(refused.getOrDefault(row.nr(), List.of())))
                        .toList(),
                left.orElse(null));
    }

    private ShiftFile checked(ShiftAgreement agreement, String hash, String name, Trial trial) {
        UUID id = TimeOrderedId.next();
        String called = name.length() > 200 ? name.substring(0, 200) : name;
        store.insert(
                new ShiftFile(
                        id,
                        agreement.id(),
                        called,
                        hash,
                        ShiftFile.State.CHECKED,
                        time.now(),
                        0,
                        0,
                        0,
                        trial.orderLeft()),
                trial.rows(),
                user.partyId().orElse(null));
        audit.changed(
                "shifts.received", "shift_file", id, Map.of("rows", trial.rows().size()));
        return store.file(id).orElseThrow();
    }

    /** Makes the contracts of every line in which nothing is wrong. Accepted again, it goes on or changes nothing. */
    public Outcome<ShiftFile> accept(UUID id) {
        ShiftFile file = get(id);
        ShiftAgreement agreement = agreements.managed(file.agreement());
        if (file.state() == ShiftFile.State.DONE) {
            return Outcome.done(file);
        }
        if (file.possible() == 0) {
            return Outcome.refused(Refusal.of("shifts.nothing_possible"));
        }
        transaction.executeWithoutResult(status -> {
            store.accepted(id, user.partyId().orElse(null), time.now());
            audit.changed("shifts.accepted", "shift_file", id, Map.of("rows", file.possible()));
        });
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> step(agreement, id)));
        }
        return Outcome.done(store.file(id).orElseThrow());
    }

    /** Makes some contracts. @return whether others are left */
    private boolean step(ShiftAgreement agreement, UUID file) {
        if (store.lock(file) == ShiftFile.State.DONE) {
            return false;
        }
        Map<String, Courier> couriers = known.couriers(agreement.id());
        List<List<ShiftRow>> groups = groups(store.rows(file));
        groups.stream().limit(AT_ONCE).forEach(rows -> make(agreement, file, couriers, rows));
        if (groups.size() <= AT_ONCE) {
            store.done(file);
            return false;
        }
        return true;
    }

    private static List<List<ShiftRow>> groups(List<ShiftRow> rows) {
        record Day(String courier, LocalDate date, String function) {}
        Map<Day, List<ShiftRow>> groups = rows.stream()
                .filter(row -> row.possible() && row.contract() == null)
                .collect(Collectors.groupingBy(
                        row -> new Day(row.courier(), RowCheck.day(row).date(), row.functionClass()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return List.copyOf(groups.values());
    }

    private void make(ShiftAgreement agreement, UUID file, Map<String, Courier> couriers, List<ShiftRow> rows) {
        Courier courier = Objects.requireNonNull(couriers.get(rows.getFirst().courier()));
        Outcome<ContractId> made = agreeOnce(agreement, courier, rows);
        if (made instanceof Outcome.Done<ContractId>(ContractId contract)) {
            store.made(file, rows, contract.value());
        } else {
            rows.forEach(row -> store.refused(file, row.refused(made.refusals())));
        }
    }

    /** Another file may have brought the same shift since this one was checked. */
    private Outcome<ContractId> agreeOnce(ShiftAgreement agreement, Courier courier, List<ShiftRow> rows) {
        List<Refusal> known = store
                .made(agreement.id(), rows.stream().map(ShiftRow::reference).toList())
                .stream()
                .map(reference -> Refusal.of("shifts.known_already", "shift", reference))
                .toList();
        return known.isEmpty()
                ? contracts.agree(
                        check.terms(agreement, courier, rows),
                        courier.framework(),
                        contract -> draws.take(agreement, contract, rows))
                : Outcome.refused(known);
    }

    /** @throws java.util.NoSuchElementException if there is none */
    public ShiftFile get(UUID id) {
        ShiftFile file = store.file(id).orElseThrow();
        agreements.managed(file.agreement());
        return file;
    }

    public Optional<ShiftFile> find(UUID id) {
        return store.file(id);
    }

    public List<ShiftFile> ofAgreement(UUID agreement) {
        agreements.managed(agreement);
        return store.files(agreement, 100);
    }

    /** Every line with what became of it, in the order of the file. */
    public List<ShiftRow> rows(UUID id) {
        get(id);
        return store.rows(id);
    }
}
