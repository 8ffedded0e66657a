package coop.ouvrage.returns;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.DocumentId;
import coop.ouvrage.documents.Documents;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.spi.PaperData;
import coop.ouvrage.returns.spi.PaperFile;
import coop.ouvrage.returns.spi.PaperFormat;
import coop.ouvrage.returns.spi.PaperFormat.Scope;
import coop.ouvrage.returns.spi.RightsSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Papers for workers and authors: tax sheets, unemployment papers, certificates. The worker takes their own, payroll those of anybody; each is stored
 * as it was said, and a change makes another version.
 */
@Service
public class Papers {

    private static final int RECENT = 30;

    private final PaperStore store;
    private final PaperMaking making;
    private final RightsSource rights;
    private final List<PaperFormat> formats;
    private final Documents documents;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    Papers(
            PaperStore store,
            PaperMaking making,
            RightsSource rights,
            ObjectProvider<PaperFormat> formats,
            Documents documents,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.making = making;
        this.rights = rights;
        this.formats =
                formats.stream().sorted(Comparator.comparing(PaperFormat::kind)).toList();
        this.documents = documents;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /**
     * A contract, month or year of a worker about which papers can be made.
     *
     * @param kind of the contract; null for a month or year
     */
    public record Occasion(
            String entity,
            UUID subject,
            LocalDate first,
            LocalDate last,
            @Nullable ContractKind kind) {}

    /** A paper that can be taken. */
    public record Offer(String kind, List<String> questions, Occasion occasion) {}

    /** What can be made for a worker: of the latest contracts, months and years. Papers that ask questions are for officers only. */
    @Transactional
    public List<Offer> offers(UUID worker) {
        require(worker);
        boolean officer = permissions.allows(Permission.PAY_PREPARE);
        List<Offer> offers = new ArrayList<>();
        for (Scope scope : Scope.values()) {
            List<Occasion> occasions = occasions(worker, scope, RECENT);
            for (PaperFormat format : formats) {
                if (format.scope() == scope && (officer || format.questions().isEmpty())) {
                    occasions.stream()
                            .filter(occasion ->
                                    scope == Scope.CONTRACT || occasion.last().isBefore(time.today()))
                            .filter(occasion -> occasion.kind() == null || format.concerns(occasion.kind()))
                            .forEach(occasion -> offers.add(new Offer(format.kind(), format.questions(), occasion)));
                }
            }
        }
        return offers;
    }

    /** What the person who acts can take. */
    @Transactional
    public List<Offer> mineToTake() {
        return user.partyId()
                .filter(me -> permissions.allows(Permission.PAYSLIP_READ, me))
                .map(this::offers)
                .orElse(List.of());
    }

    /** What a kind of paper asks of an officer. */
    public List<String> questions(String kind) {
        return formats.stream()
                .filter(format -> format.kind().equals(kind))
                .findFirst()
                .map(PaperFormat::questions)
                .orElse(List.of());
    }

    /** A worker with payslips. */
    public record Worker(UUID id, String name) {}

    /** Workers by name, those paid last first when nothing is searched. */
    @Transactional(readOnly = true)
    public List<Worker> workers(String search, int limit) {
        permissions.require(Permission.PAY_READ);
        return store.workers(search, limit);
    }

    /** The name of a worker with payslips or an author with rights; for payroll and auditors. */
    @Transactional(readOnly = true)
    public Optional<String> name(UUID worker) {
        permissions.require(Permission.PAY_READ);
        return store.name(worker, !rights.years(worker).isEmpty());
    }

    /** The papers of a worker, newest first, every version. */
    @Transactional
    public List<WorkerPaper> ofWorker(UUID worker) {
        require(worker);
        return store.ofWorker(worker);
    }

    /** Those of the person who acts; none for somebody who is no person here. */
    @Transactional
    public List<WorkerPaper> mine() {
        return user.partyId().map(store::ofWorker).orElse(List.of());
    }

    /**
     * Makes a paper; if the same one was made before, gives that one.
     *
     * @param subject the contract, or the worker for a paper of a month or year
     * @param day within the month or year; not looked at for a contract
     */
    @Transactional
    public Outcome<WorkerPaper> make(
            String kind, UUID worker, String entity, UUID subject, LocalDate day, Map<String, String> answers) {
        require(worker);
        Optional<PaperFormat> found =
                formats.stream().filter(f -> f.kind().equals(kind)).findFirst();
        Optional<Occasion> occasion = found.flatMap(format -> occasion(format, worker, entity, subject, day));
        if (occasion.isEmpty()) {
            return Outcome.refused(Refusal.of("returns.no_paper"));
        }
        PaperFormat format = found.orElseThrow();
        if (!format.questions().isEmpty()) {
            permissions.require(Permission.PAY_PREPARE);
        }
        List<Refusal> refusals = unanswered(format, answers);
        PaperData data = making.data(format, worker, occasion.get(), answers);
        if (format.scope() != Scope.YEAR_OF_RIGHTS && !format.concerns(data.work())) {
            refusals.add(Refusal.of("returns.nothing_to_certify"));
        }
        return refusals.isEmpty()
                ? Outcome.done(making.keep(format, worker, occasion.get(), data))
                : Outcome.refused(refusals);
    }

    private List<Occasion> occasions(UUID person, Scope scope, int most) {
        return scope == Scope.YEAR_OF_RIGHTS
                ? rights.years(person).stream()
                        .limit(most)
                        .map(year -> new Occasion(
                                year.entity(),
                                person,
                                LocalDate.of(year.year(), 1, 1),
                                LocalDate.of(year.year(), 12, 31),
                                null))
                        .toList()
                : store.occasions(person, scope, most);
    }

    private Optional<Occasion> occasion(PaperFormat format, UUID worker, String entity, UUID subject, LocalDate day) {
        return occasions(worker, format.scope(), Integer.MAX_VALUE).stream()
                .filter(o -> o.entity().equals(entity) && o.subject().equals(subject))
                .filter(o -> format.scope() == Scope.CONTRACT || !day.isBefore(o.first()) && !day.isAfter(o.last()))
                .findFirst();
    }

    private static List<Refusal> unanswered(PaperFormat format, Map<String, String> answers) {
        List<Refusal> refusals = new ArrayList<>();
        format.questions().stream()
                .filter(question -> answers.getOrDefault(question, "").isBlank())
                .forEach(question -> refusals.add(Refusal.of("returns.answer_missing", "field", question)));
        return refusals;
    }

    /** @throws NoSuchElementException if there is none */
    @Transactional
    public byte[] pdf(UUID id) {
        WorkerPaper paper = store.find(id).orElseThrow(() -> new NoSuchElementException("no paper " + id));
        require(paper.worker());
        return documents.render(new DocumentId(paper.document()));
    }

    /**
     * The message to the authority that says the same.
     *
     * @throws NoSuchElementException if there is none
     */
    @Transactional
    public PaperFile file(UUID id) {
        WorkerPaper paper = store.find(id).orElseThrow(() -> new NoSuchElementException("no paper " + id));
        require(paper.worker());
        return store.file(id).orElseThrow(() -> new NoSuchElementException("no file of paper " + id));
    }

    /** Allows the worker, and payroll and auditors, whose reading is recorded. */
    private void require(UUID worker) {
        permissions.require(Permission.PAYSLIP_READ, worker);
        if (!user.is(worker) && !user.actor().isSystem()) {
            audit.read("paper.list", "party", worker, Map.of());
        }
    }
}
