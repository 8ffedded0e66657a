package coop.ouvrage.transaction;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.SavepointManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions without a database: their order of events is all that counts. */
final class TransactionsOfNothing extends AbstractPlatformTransactionManager {

    private int open;

    TransactionsOfNothing() {
        setNestedTransactionAllowed(true);
    }

    TransactionTemplate template(int propagation) {
        TransactionTemplate template = new TransactionTemplate(this);
        template.setPropagationBehavior(propagation);
        return template;
    }

    private static final class Nothing implements SavepointManager {

        @Override
        public Object createSavepoint() {
            return new Object();
        }

        @Override
        public void rollbackToSavepoint(Object savepoint) {}

        @Override
        public void releaseSavepoint(Object savepoint) {}
    }

    @Override
    protected Object doGetTransaction() {
        return new Nothing();
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
        return open > 0;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        open++;
    }

    @Override
    protected Object doSuspend(Object transaction) {
        return transaction;
    }

    @Override
    protected void doResume(@Nullable Object transaction, Object suspended) {}

    @Override
    protected void doCommit(DefaultTransactionStatus status) {}

    @Override
    protected void doRollback(DefaultTransactionStatus status) {}

    @Override
    protected void doSetRollbackOnly(DefaultTransactionStatus status) {}

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        open--;
    }
}
