package coop.ouvrage.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class LockOnceTest {

    private final TransactionsOfNothing transactions = new TransactionsOfNothing();
    private final TransactionTemplate one = transactions.template(TransactionDefinition.PROPAGATION_REQUIRED);
    private final TransactionTemplate undoable = transactions.template(TransactionDefinition.PROPAGATION_NESTED);
    private final LockOnce<String> locks = new LockOnce<>();
    private int taken;

    private void take() {
        locks.take("key", () -> ++taken > 0);
    }

    @Test
    void aTransactionTakesALockOnceAndTheNextOneAgain() {
        one.executeWithoutResult(status -> {
            take();
            take();
            ReadOnce.forgetEverything(); // of rows, not of locks
            take();
        });
        assertThat(taken).isEqualTo(1);
        one.executeWithoutResult(status -> take());
        assertThat(taken).isEqualTo(2);
    }

    @Test
    void aSavepointThatIsTakenBackMayHaveFreedIt() {
        one.executeWithoutResult(status -> {
            take();
            undoable.executeWithoutResult(TransactionStatus::setRollbackOnly);
            take();
        });
        assertThat(taken).isEqualTo(2);
    }

    @Test
    void withoutATransactionOrARowNothingIsHeld() {
        take();
        take();
        assertThat(taken).isEqualTo(2);
        one.executeWithoutResult(status -> {
            locks.take("none", () -> false);
            locks.take("none", () -> ++taken > 0);
        });
        assertThat(taken).isEqualTo(3);
    }
}
