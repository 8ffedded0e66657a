package coop.ouvrage.returns;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.spi.Basis;
import coop.ouvrage.returns.spi.Control;
import coop.ouvrage.returns.spi.Declared;
import coop.ouvrage.returns.spi.Employer;
import coop.ouvrage.returns.spi.ReturnData;
import coop.ouvrage.returns.spi.ReturnFormat;
import coop.ouvrage.returns.spi.Rhythm;
import coop.ouvrage.returns.spi.RightsSource;
import coop.ouvrage.returns.spi.Written;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes one version of a return: keeps its payslips and people some at a time, writes its file from what was kept, compares it with the
 * books. What it takes to memory does not grow with the payslips.
 */
@Component
class ReturnMaking {

    private final ReturnStore store;
    private final ReturnRows rows;
    private final ReturnSource source;
    private final RightsSource rights;
    private final ReturnPeople people;
    private final ReturnFormats formats;
    private final ReturnBooks books;
    private final CurrentUser user;
    private final BusinessTime time;
    private final TransactionTemplate undoable;

    ReturnMaking(
            ReturnStore store,
            ReturnRows rows,
            ReturnSource source,
            RightsSource rights,
            ReturnPeople people,
            ReturnFormats formats,
            ReturnBooks books,
            CurrentUser user,
            BusinessTime time,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.rows = rows;
        this.source = source;
        this.rights = rights;
        this.people = people;
        this.formats = formats;
        this.books = books;
        this.user = user;
        this.time = time;
        this.undoable = new TransactionTemplate(transactions);
        this.undoable.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Within a transaction; what was kept on the way is undone when it is refused. */
    Outcome<PayReturn> make(String entity, ReturnFormat format, LocalDate first, List<PayReturn> versions) {
        return Objects.requireNonNull(undoable.execute(status -> {
            Outcome<PayReturn> made = kept(entity, format, first, versions);
            if (!made.isDone()) {
                status.setRollbackOnly();
            }
            return made;
        }));
    }

    private Outcome<PayReturn> kept(String entity, ReturnFormat format, LocalDate first, List<PayReturn> versions) {
        ReturnId id = ReturnId.next();
        LocalDate last = format.rhythm().last(first);
        Employer employer = source.employer(entity);
        Kept kept = new Kept(id);
        pieces(entity, format.basis(), first, last, kept::keep);
        if (kept.count == 0) {
            return Outcome.refused(Refusal.of("returns.nothing_to_declare", "period", PeriodName.of(first, last)));
        }
        List<Declared> declared = people.of(
                kept.people, format.rhythm() == Rhythm.YEAR ? last.getYear() : null, "returns.kind." + format.kind());
        rows.keepPeople(id, declared);
        String content = rows.content(id, employer, declared);
        if (!versions.isEmpty() && versions.getFirst().content().equals(content)) {
            return Outcome.refused(Refusal.of("returns.unchanged", "period", PeriodName.of(first, last)));
        }
        ReturnData data = new ReturnData(
                id.value(),
                employer,
                first,
                last,
                versions.size() + 1,
                time.now().truncatedTo(ChronoUnit.MILLIS),
                declared,
                rows.works(id));
        PayReturn made = written(format, data, kept.count, content);
        store.insert(made, employer);
        return Outcome.done(made);
    }

    private void pieces(
            String entity, Basis basis, LocalDate first, LocalDate last, Consumer<List<ReturnRows.Piece>> reader) {
        if (basis == Basis.RIGHTS) {
            rights.owed(
                    entity,
                    first,
                    last,
                    part -> reader.accept(
                            part.stream().map(ReturnRows.Piece::of).toList()));
        } else {
            source.work(
                    entity,
                    basis,
                    first,
                    last,
                    part -> reader.accept(
                            part.stream().map(ReturnRows.Piece::of).toList()));
        }
    }

    /** What was kept so far. */
    private final class Kept {
        private final ReturnId id;
        private final Set<UUID> people = new HashSet<>();
        private int count;

        Kept(ReturnId id) {
            this.id = id;
        }

        void keep(List<ReturnRows.Piece> part) {
            rows.keepWork(id, count, part);
            count += part.size();
            part.forEach(piece -> people.add(piece.person()));
        }
    }

    private PayReturn written(ReturnFormat format, ReturnData data, int payslips, String content) {
        try (ReturnFile file = ReturnFile.write(format, data, format.version())) {
            Written told = file.told();
            List<Refusal> findings = new ArrayList<>(told.findings());
            findings.addAll(differences(new ReturnId(data.id()), told));
            var checked = formats.check(format, data, file.path());
            return new PayReturn(
                    new ReturnId(data.id()),
                    data.employer().code(),
                    format.kind(),
                    data.first(),
                    data.last(),
                    data.nr(),
                    PayReturn.State.MADE,
                    format.dueOn(data.last()),
                    format.version(),
                    new PayReturn.Size(payslips, data.people().size()),
                    format.isPaid() ? owed(told) : PayReturn.Owed.NOTHING,
                    told.lines(),
                    findings,
                    told.notes(),
                    new PayReturn.Schema(checked.schema(), checked.errors()),
                    told.fileName(),
                    content,
                    file.sha256(),
                    actor(),
                    data.madeAt(),
                    null,
                    Money.ZERO);
        }
    }

    private static PayReturn.Owed owed(Written told) {
        return new PayReturn.Owed(
                told.total(Control.SOCIAL_SECURITY),
                told.total(Control.HOLIDAY),
                told.total(Control.WITHHOLDING),
                told.total(Control.RIGHTS_TAX));
    }

    /** Where the return does not say what the books say, to the cent. Holiday pay set aside falls due in parts: it is not compared. */
    private List<Refusal> differences(ReturnId id, Written told) {
        List<Refusal> differences = new ArrayList<>();
        for (Control control : List.of(Control.SOCIAL_SECURITY, Control.WITHHOLDING, Control.RIGHTS_TAX)) {
            if (told.lines().stream().anyMatch(line -> line.control() == control)) {
                Money declared = told.total(control);
                Money booked = books.booked(control, id);
                if (!declared.equals(booked)) {
                    differences.add(Refusal.of("returns.differs_from_books", "declared", declared, "booked", booked));
                }
            }
        }
        return differences;
    }

    private @Nullable UUID actor() {
        return user.id().map(who -> who.value()).orElse(null);
    }
}
