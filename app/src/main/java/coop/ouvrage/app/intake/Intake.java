package coop.ouvrage.app.intake;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.installation.Imported;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Enters the lines of a file, each key in a transaction of its own: what is refused leaves nothing behind and keeps nothing else
 * out; what was entered before is left alone. A rehearsal does the same inside one transaction that it takes back.
 */
public final class Intake {

    private final ApplicationContext beans;
    private final PrintStream err;

    public Intake(ApplicationContext beans, PrintStream err) {
        this.beans = beans;
        this.err = err;
    }

    /** What a file can hold. */
    public enum Kind {
        MEMBERS,
        CLIENTS,
        OPENING_BALANCES;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** A reason why the lines of a key were not entered. */
    public record RefusedLine(long line, String key, Refusal reason) {}

    /**
     * What became of a file.
     *
     * @param entered keys that are new
     * @param known keys that were entered before
     */
    public record Result(int lines, int entered, int known, List<RefusedLine> refused) {}

    public static List<String> required(Kind kind) {
        return target(kind, null).required();
    }

    public static List<String> optional(Kind kind) {
        return target(kind, null).optional();
    }

    @SuppressWarnings("NullAway") // the columns are known without beans
    private static Target target(Kind kind, @org.jspecify.annotations.Nullable ApplicationContext beans) {
        return switch (kind) {
            case MEMBERS -> new MemberTarget(beans);
            case CLIENTS -> new ClientTarget(beans);
            case OPENING_BALANCES -> new OpeningTarget(beans);
        };
    }

    public Result read(Kind kind, Path file, boolean rehearsal) throws IOException {
        Target target = target(kind, beans);
        List<Row> rows = RowFile.read(file, target.required(), target.optional(), err);
        List<RefusedLine> refused = new ArrayList<>();
        Map<String, List<Row>> byKey = byKey(rows, target, refused);
        Tally tally = new Tally(refused);
        if (rehearsal) {
            transaction(TransactionDefinition.PROPAGATION_REQUIRED).executeWithoutResult(status -> {
                enter(kind, target, byKey, tally);
                status.setRollbackOnly();
            });
        } else {
            enter(kind, target, byKey, tally);
        }
        refused.sort(java.util.Comparator.comparingLong(RefusedLine::line));
        return new Result(rows.size(), tally.entered, tally.known, List.copyOf(refused));
    }

    private static final class Tally {
        private final List<RefusedLine> refused;
        private int entered;
        private int known;

        Tally(List<RefusedLine> refused) {
            this.refused = refused;
        }
    }

    private static Map<String, List<Row>> byKey(List<Row> rows, Target target, List<RefusedLine> refused) {
        Map<String, List<Row>> byKey = new LinkedHashMap<>();
        for (Row row : rows) {
            if (row.key().isEmpty()) {
                refused.add(new RefusedLine(row.line(), "", Refusal.of("installation.value_missing", "column", "key")));
            } else if (byKey.containsKey(row.key()) && !target.manyLines()) {
                refused.add(
                        new RefusedLine(row.line(), row.key(), Refusal.of("installation.key_twice", "key", row.key())));
            } else {
                byKey.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row);
            }
        }
        return byKey;
    }

    private void enter(Kind kind, Target target, Map<String, List<Row>> byKey, Tally tally) {
        Imported imported = beans.getBean(Imported.class);
        long told = System.nanoTime();
        for (Map.Entry<String, List<Row>> one : byKey.entrySet()) {
            if (imported.find(kind.word(), one.getKey()).isPresent()) {
                tally.known++;
            } else {
                enter(kind, target, one.getKey(), one.getValue(), tally);
            }
            if (System.nanoTime() - told > 3_000_000_000L) {
                told = System.nanoTime();
                err.println("ouvrage: " + (tally.entered + tally.known) + " of " + byKey.size() + " entered");
            }
        }
    }

    /** A savepoint inside the transaction of a rehearsal, a transaction of its own else. */
    private void enter(Kind kind, Target target, String key, List<Row> rows, Tally tally) {
        try {
            transaction(TransactionDefinition.PROPAGATION_NESTED)
                    .executeWithoutResult(status -> beans.getBean(CurrentUser.class)
                            .asSystem(() -> {
                                UUID subject = target.enter(rows);
                                beans.getBean(Imported.class).keep(kind.word(), key, subject);
                                beans.getBean(Audit.class)
                                        .changed(
                                                "installation.imported",
                                                kind.word(),
                                                subject,
                                                Map.of("by", "command line"));
                            }));
            tally.entered++;
        } catch (RefusedException e) {
            e.refusals()
                    .forEach(reason ->
                            tally.refused.add(new RefusedLine(rows.getFirst().line(), key, reason)));
        }
    }

    private TransactionTemplate transaction(int propagation) {
        TransactionTemplate template = new TransactionTemplate(beans.getBean(PlatformTransactionManager.class));
        template.setPropagationBehavior(propagation);
        return template;
    }
}
