package coop.ouvrage.transaction;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What follows the commit of the running transaction, and never a rollback: what is kept in memory is read anew, for example. */
public final class AfterCommit {

    private AfterCommit() {}

    /** @throws IllegalStateException if no transaction runs */
    public static void run(Runnable deed) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                deed.run();
            }
        });
    }
}
