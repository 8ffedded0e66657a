package coop.ouvrage.ledger;

import coop.ouvrage.ledger.spi.Invariant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Proves every invariant of every module. Each sees one moment of the database, whoever writes meanwhile. */
@Service
public class Verify {

    private final ObjectProvider<Invariant> invariants;
    private final TransactionTemplate snapshot;

    Verify(ObjectProvider<Invariant> invariants, PlatformTransactionManager transactions) {
        this.invariants = invariants;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Proves them one after the other, in the order of their names. */
    public List<InvariantReport> run() {
        return invariants.stream()
                .sorted(Comparator.comparing(Invariant::name))
                .map(this::prove)
                .toList();
    }

    /** One that cannot even be checked has failed. */
    private InvariantReport prove(Invariant invariant) {
        long start = System.nanoTime();
        Invariant.Result result;
        try {
            result = Objects.requireNonNull(snapshot.execute(status -> invariant.check()));
        } catch (RuntimeException e) {
            result = Invariant.Result.of(0, List.of("cannot be checked: " + e.getMessage()));
        }
        return new InvariantReport(
                invariant.name(), result.checked(), result.failures(), (System.nanoTime() - start) / 1_000_000);
    }
}
