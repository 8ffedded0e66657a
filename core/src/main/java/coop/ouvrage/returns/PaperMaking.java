package coop.ouvrage.returns;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.documents.DocumentId;
import coop.ouvrage.documents.Documents;
import coop.ouvrage.returns.spi.Basis;
import coop.ouvrage.returns.spi.Declared;
import coop.ouvrage.returns.spi.PaidWork;
import coop.ouvrage.returns.spi.Paper;
import coop.ouvrage.returns.spi.PaperData;
import coop.ouvrage.returns.spi.PaperData.Ending;
import coop.ouvrage.returns.spi.PaperFile;
import coop.ouvrage.returns.spi.PaperFormat;
import coop.ouvrage.returns.spi.PaperFormat.Scope;
import coop.ouvrage.returns.spi.RightsSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a paper from what was paid and stores it; asks no permission. */
@Component
class PaperMaking {

    private final PaperStore store;
    private final ReturnSource source;
    private final RightsSource rights;
    private final ReturnPeople people;
    private final Documents documents;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    PaperMaking(
            PaperStore store,
            ReturnSource source,
            RightsSource rights,
            ReturnPeople people,
            Documents documents,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.source = source;
        this.rights = rights;
        this.people = people;
        this.documents = documents;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** What a paper says about an occasion. */
    PaperData data(PaperFormat format, UUID worker, Papers.Occasion occasion, Map<String, String> answers) {
        List<PaidWork> work = switch (format.scope()) {
            case CONTRACT -> source.ofContract(occasion.entity(), occasion.subject());
            case MONTH -> source.ofWorker(worker, occasion.entity(), Basis.WORKED, occasion.first(), occasion.last());
            case YEAR -> source.ofWorker(worker, occasion.entity(), Basis.PAID, occasion.first(), occasion.last());
            case YEAR_OF_RIGHTS -> List.of();
        };
        boolean ofRights = format.scope() == Scope.YEAR_OF_RIGHTS;
        Declared person = people.of(
                        List.of(worker),
                        format.scope() == Scope.YEAR ? occasion.last().getYear() : null,
                        "returns.paper." + format.kind())
                .getFirst();
        return new PaperData(
                source.employer(occasion.entity()),
                person,
                occasion.first(),
                occasion.last(),
                work,
                ofRights ? rights.owedTo(worker, occasion.entity(), occasion.first(), occasion.last()) : List.of(),
                format.scope() == Scope.CONTRACT ? store.ending(occasion.subject()) : Ending.NONE,
                answers,
                // What the law asks of papers between employer and worker is not asked of those for an author.
                ofRights ? person.language() : store.language(worker, occasion));
    }

    /** The paper as it is stored, another version if it says something new; the latest one if it says the same. */
    WorkerPaper keep(PaperFormat format, UUID worker, Papers.Occasion occasion, PaperData data) {
        Paper paper = format.write(data);
        String json = ReturnJson.write(paper);
        String content = ContentHash.of(json.getBytes(StandardCharsets.UTF_8)).hex();
        List<WorkerPaper> versions =
                store.versions(occasion.entity(), worker, format.kind(), occasion.subject(), occasion.first());
        if (!versions.isEmpty() && versions.getFirst().content().equals(content)) {
            return versions.getFirst();
        }
        UUID id = TimeOrderedId.next();
        DocumentId document = documents.store(PaperPrint.KIND, id, json, paper.language());
        Instant now = time.now();
        Optional<PaperFile> file = format.file(data, id, now);
        WorkerPaper kept = new WorkerPaper(
                id,
                occasion.entity(),
                worker,
                format.kind(),
                occasion.subject(),
                occasion.first(),
                occasion.last(),
                versions.size() + 1,
                paper.title(),
                content,
                document.value(),
                now,
                file.isPresent());
        store.insert(kept, actor());
        file.ifPresent(written -> store.insert(id, written));
        audit.changed("paper.made", "paper", id, Map.of("kind", format.kind(), "worker", worker));
        return kept;
    }

    private @Nullable UUID actor() {
        return user.id().map(who -> who.value()).orElse(null);
    }
}
