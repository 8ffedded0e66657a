package coop.ouvrage.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class ReadTogetherTest {

    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final UUID NOWHERE = new UUID(0, 3);

    private final TransactionsOfNothing transactions = new TransactionsOfNothing();
    private final TransactionTemplate one = transactions.template(TransactionDefinition.PROPAGATION_REQUIRED);
    private final TransactionTemplate undoable = transactions.template(TransactionDefinition.PROPAGATION_NESTED);
    private final Map<UUID, String> table = new HashMap<>(Map.of(FIRST, "one", SECOND, "two"));
    private final List<List<UUID>> statements = new ArrayList<>();
    private final ReadTogether<String> rows = new ReadTogether<>(Foreseen.Kind.UNIT, this::read);
    private final ReadTogether<String> ahead = ReadTogether.ahead(Foreseen.Kind.UNIT, this::read);

    private Map<UUID, String> read(UUID[] keys) {
        statements.add(List.of(keys));
        Map<UUID, String> found = new HashMap<>(table);
        found.keySet().retainAll(List.of(keys));
        return found;
    }

    @Test
    void withoutATransactionEachIsReadAloneAndEachTime() {
        Foreseen.expect(Foreseen.Kind.UNIT, List.of(FIRST, SECOND));
        assertThat(rows.get(FIRST)).contains("one");
        assertThat(rows.get(FIRST)).contains("one");
        assertThat(statements).containsExactly(List.of(FIRST), List.of(FIRST));
    }

    @Test
    void whatIsForeseenIsReadWithTheFirstAndThatThereIsNothingIsRemembered() {
        one.executeWithoutResult(status -> {
            Foreseen.expect(Foreseen.Kind.UNIT, List.of(FIRST, SECOND, NOWHERE));
            Foreseen.expect(Foreseen.Kind.JOB, List.of(new UUID(0, 9)));
            assertThat(rows.get(SECOND)).contains("two");
            assertThat(rows.get(FIRST)).contains("one");
            assertThat(rows.get(NOWHERE)).isEmpty();
        });
        assertThat(statements).containsExactly(List.of(SECOND, FIRST, NOWHERE));
    }

    @Test
    void aRowThatChangesIsChangedOrReadAlone() {
        one.executeWithoutResult(status -> {
            Foreseen.expect(Foreseen.Kind.UNIT, List.of(FIRST, SECOND, NOWHERE));
            rows.get(FIRST);
            rows.change(FIRST, value -> value + "!");
            rows.merge(NOWHERE, "three", String::concat);
            assertThat(rows.get(FIRST)).contains("one!");
            assertThat(rows.get(NOWHERE)).contains("three");
            table.put(SECOND, "changed");
            rows.forget(SECOND);
            assertThat(rows.get(SECOND)).contains("changed");
            rows.none(SECOND);
            assertThat(rows.get(SECOND)).isEmpty();
        });
        assertThat(statements).containsExactly(List.of(FIRST, SECOND, NOWHERE), List.of(SECOND));
    }

    @Test
    void rowsThatWereLockedAreReadAnewTogether() {
        one.executeWithoutResult(status -> {
            Foreseen.expect(Foreseen.Kind.UNIT, List.of(FIRST, SECOND));
            rows.get(FIRST);
            rows.readAgain(List.of(FIRST, SECOND));
            rows.get(SECOND);
            rows.get(FIRST);
        });
        assertThat(statements).containsExactly(List.of(FIRST, SECOND), List.of(SECOND, FIRST));
    }

    @Test
    void whatIsOnlyReadAheadAnswersOnceAndNotAfterSomethingElseIsForeseen() {
        one.executeWithoutResult(status -> {
            Foreseen.expect(Foreseen.Kind.UNIT, List.of(FIRST, SECOND));
            ahead.get(FIRST);
            table.put(FIRST, "changed");
            assertThat(ahead.get(FIRST)).contains("changed");
            table.put(SECOND, "changed too");
            Foreseen.over();
            assertThat(ahead.get(SECOND)).contains("changed too");
        });
        assertThat(statements).containsExactly(List.of(FIRST, SECOND), List.of(FIRST), List.of(SECOND));
    }

    @Test
    void aSavepointThatIsTakenBackMakesItReadAnewWithThoseThatFollow() {
        one.executeWithoutResult(status -> {
            Foreseen.expect(Foreseen.Kind.UNIT, List.of(FIRST, SECOND, NOWHERE));
            rows.get(FIRST);
            undoable.executeWithoutResult(TransactionStatus::setRollbackOnly);
            rows.get(FIRST);
            rows.get(SECOND);
            undoable.executeWithoutResult(TransactionStatus::setRollbackOnly);
            rows.get(SECOND);
            rows.get(NOWHERE);
            rows.get(FIRST);
        });
        assertThat(statements)
                .containsExactly(
                        List.of(FIRST, SECOND, NOWHERE),
                        List.of(FIRST, SECOND, NOWHERE),
                        List.of(SECOND, NOWHERE),
                        List.of(FIRST));
    }

    @Test
    void afterAStepBackFewAreReadAtOnceThenMore() {
        List<UUID> many = LongStream.range(0, 100).mapToObj(n -> new UUID(1, n)).toList();
        one.executeWithoutResult(status -> {
            Foreseen.expect(Foreseen.Kind.UNIT, many);
            undoable.executeWithoutResult(nested -> {
                rows.get(many.getFirst());
                nested.setRollbackOnly();
            });
            many.subList(1, 100).forEach(rows::get);
        });
        assertThat(statements).extracting(List::size).containsExactly(100, 8, 16, 32, 43);
    }

    @Test
    void locksAreTakenTogetherAndOnce() {
        List<List<UUID>> taken = new ArrayList<>();
        List<UUID> forgotten = new ArrayList<>();
        LockTogether locks = new LockTogether(Foreseen.Kind.UNIT, forgotten::addAll, keys -> {
            taken.add(List.of(keys));
            return List.of(keys);
        });
        one.executeWithoutResult(status -> {
            locks.holds(List.of(NOWHERE));
            Foreseen.expect(Foreseen.Kind.UNIT, List.of(FIRST, SECOND, NOWHERE));
            assertThat(locks.take(SECOND)).containsExactly(SECOND, FIRST);
            assertThat(locks.take(FIRST)).isEmpty();
            assertThat(locks.take(NOWHERE)).isEmpty();
            undoable.executeWithoutResult(TransactionStatus::setRollbackOnly);
            assertThat(locks.take(FIRST)).contains(FIRST);
        });
        assertThat(taken).hasSize(2);
        assertThat(forgotten).startsWith(SECOND, FIRST);
    }
}
