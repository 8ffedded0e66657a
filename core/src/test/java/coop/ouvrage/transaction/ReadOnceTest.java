package coop.ouvrage.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class ReadOnceTest {

    private final TransactionsOfNothing transactions = new TransactionsOfNothing();
    private final TransactionTemplate one = transactions.template(TransactionDefinition.PROPAGATION_REQUIRED);
    private final TransactionTemplate own = transactions.template(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    private final TransactionTemplate undoable = transactions.template(TransactionDefinition.PROPAGATION_NESTED);
    private final ReadOnce<String, Integer> rows = new ReadOnce<>();
    private int reads;

    private int read() {
        return rows.get("key", key -> Optional.of(++reads)).orElseThrow();
    }

    @Test
    void withoutATransactionEveryReadIsNew() {
        assertThat(read()).isEqualTo(1);
        assertThat(read()).isEqualTo(2);
    }

    @Test
    void aTransactionReadsOnceAndTheNextOneAnew() {
        one.executeWithoutResult(status -> {
            assertThat(read()).isEqualTo(1);
            one.executeWithoutResult(joined -> assertThat(read()).isEqualTo(1));
        });
        one.executeWithoutResult(status -> assertThat(read()).isEqualTo(2));
    }

    @Test
    void whoeverWritesOrLocksForgets() {
        one.executeWithoutResult(status -> {
            read();
            rows.forget("key");
            assertThat(read()).isEqualTo(2);
            rows.forgetAll();
            assertThat(read()).isEqualTo(3);
            ReadOnce.forgetEverything();
            assertThat(read()).isEqualTo(4);
            rows.put("key", 40);
            assertThat(read()).isEqualTo(40);
        });
    }

    @Test
    void whatIsNotThereIsLookedForAgain() {
        one.executeWithoutResult(status -> {
            assertThat(rows.get("none", key -> Optional.empty())).isEmpty();
            assertThat(rows.get("none", key -> Optional.of(1))).contains(1);
        });
    }

    @Test
    void aSavepointThatIsTakenBackAndATransactionWithinMakeItReadAnew() {
        one.executeWithoutResult(status -> {
            read();
            undoable.executeWithoutResult(org.springframework.transaction.TransactionStatus::setRollbackOnly);
            assertThat(read()).isEqualTo(2);
            own.executeWithoutResult(inner -> assertThat(read()).isEqualTo(3));
            assertThat(read()).isEqualTo(4);
        });
    }
}
