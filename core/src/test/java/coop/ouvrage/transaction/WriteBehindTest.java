package coop.ouvrage.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class WriteBehindTest {

    private final TransactionsOfNothing transactions = new TransactionsOfNothing();
    private final TransactionTemplate one = transactions.template(TransactionDefinition.PROPAGATION_REQUIRED);
    private final TransactionTemplate own = transactions.template(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    private final TransactionTemplate undoable = transactions.template(TransactionDefinition.PROPAGATION_NESTED);
    private final List<List<String>> written = new ArrayList<>();
    private final WriteBehind<String> rows = new WriteBehind<>(written::add);

    @Test
    void withoutATransactionARowIsWrittenAtOnce() {
        rows.add("a");
        rows.addAll(List.of());
        rows.write();

        assertThat(written).containsExactly(List.of("a"));
    }

    @Test
    void rowsOfATransactionAreWrittenTogetherInTheirOrder() {
        one.executeWithoutResult(status -> {
            rows.add("a");
            one.executeWithoutResult(joined -> rows.add("b"));
            rows.add("c");
            assertThat(written).isEmpty();
        });

        assertThat(written).containsExactly(List.of("a", "b", "c"));
    }

    @Test
    void aReaderWritesFirst() {
        one.executeWithoutResult(status -> {
            rows.add("a");
            rows.write();
            rows.write();
            rows.add("b");
            WriteBehind.writeAll();
            rows.add("c");
        });

        assertThat(written).containsExactly(List.of("a"), List.of("b"), List.of("c"));
    }

    @Test
    void whatAStatementNamesIsWrittenBeforeIt() {
        WriteBehind<String> steps = new WriteBehind<>(written::add, "job", "job_step");
        WriteBehind<String> mails = new WriteBehind<>(written::add, "outgoing_message");
        one.executeWithoutResult(status -> {
            steps.add("step");
            mails.add("mail");
            WriteBehind.before("select job_id from cover where job_id = ?");
            assertThat(written).isEmpty();
            WriteBehind.before("select count(*) from JOB_STEP where job_id = ?");
            assertThat(written).containsExactly(List.of("step"));
            WriteBehind.before("delete from job_step");
        });

        assertThat(written).containsExactly(List.of("step"), List.of("mail"));
    }

    @Test
    void whatChangesRowsIsNotWrittenBeforeThem() {
        WriteBehind<String> made = new WriteBehind<>(
                all -> {
                    WriteBehind.before("insert into quote select 1");
                    written.add(all);
                },
                "quote");
        WriteBehind<String> moves = new WriteBehind<>(written::add, "quote");
        one.executeWithoutResult(status -> {
            made.add("quote");
            moves.add("sent");
            WriteBehind.before("select * from quote");
            assertThat(written).containsExactly(List.of("quote"), List.of("sent"));
        });
    }

    @Test
    void whoWritesAtTheCommitHasWrittenFirstWhatItNames() {
        WriteBehind<String> signatures = new WriteBehind<>(
                all -> {
                    WriteBehind.before("insert into contract_signature select 1");
                    written.add(all);
                },
                "contract_signature");
        WriteBehind<String> contracts =
                new WriteBehind<String>(written::add, "work_contract").referredToBy("contract_signature");
        one.executeWithoutResult(status -> {
            signatures.add("signature");
            contracts.add("contract");
        });

        assertThat(written).containsExactly(List.of("contract"), List.of("signature"));
    }

    @Test
    void aThousandRowsDoNotWait() {
        one.executeWithoutResult(status -> IntStream.range(0, 2_500).forEach(n -> rows.add(String.valueOf(n))));

        assertThat(written).extracting(List::size).containsExactly(1_000, 1_000, 500);
    }

    @Test
    void nothingIsWrittenOfATransactionThatIsRolledBack() {
        one.executeWithoutResult(status -> {
            rows.add("a");
            status.setRollbackOnly();
        });
        one.executeWithoutResult(status -> rows.add("b"));

        assertThat(written).containsExactly(List.of("b"));
    }

    @Test
    void aSavepointTakesBackWhatCameAfterIt() {
        one.executeWithoutResult(status -> {
            rows.add("a");
            undoable.executeWithoutResult(undone -> {
                rows.add("b");
                undone.setRollbackOnly();
            });
            undoable.executeWithoutResult(kept -> rows.add("c"));
        });

        assertThat(written).containsExactly(List.of("a", "c"));
    }

    @Test
    void whatWasWrittenSinceASavepointIsWrittenAgain() {
        one.executeWithoutResult(status -> {
            rows.add("a");
            undoable.executeWithoutResult(undone -> {
                rows.add("b");
                rows.write(); // the database undoes both
                undone.setRollbackOnly();
            });
        });

        assertThat(written).containsExactly(List.of("a", "b"), List.of("a"));
    }

    @Test
    void theFirstRowMayComeAfterTheSavepoint() {
        one.executeWithoutResult(status -> undoable.executeWithoutResult(undone -> {
            rows.add("a");
            undone.setRollbackOnly();
        }));

        assertThat(written).isEmpty();
    }

    @Test
    void aTransactionWithinHasRowsOfItsOwn() {
        one.executeWithoutResult(status -> {
            rows.add("outer");
            own.executeWithoutResult(inner -> rows.add("inner"));
            assertThat(written).containsExactly(List.of("inner"));
        });

        assertThat(written).containsExactly(List.of("inner"), List.of("outer"));
    }

    @Test
    void whatCannotBeWrittenMakesTheCommitFail() {
        WriteBehind<String> broken = new WriteBehind<>(all -> {
            throw new IllegalStateException("full");
        });

        assertThatThrownBy(() -> one.executeWithoutResult(status -> broken.add("a")))
                .isInstanceOf(IllegalStateException.class);
    }
}
