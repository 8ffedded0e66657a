package coop.ouvrage.recovery;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The work of a day: asks holders who have to be asked, and does what is due. Set by set, each in a transaction of its own; done
 * again on the same day it finds nothing left to do.
 */
@Service
public class RecoveryRun {

    private static final int AT_ONCE = 1_000;

    private final OverdueItems items;
    private final HolderQuestions questions;
    private final Reminders reminders;
    private final TransactionTemplate transaction;

    RecoveryRun(OverdueItems items, HolderQuestions questions, Reminders reminders, TransactionTemplate transaction) {
        this.items = items;
        this.questions = questions;
        this.reminders = reminders;
        this.transaction = transaction;
    }

    /**
     * What a run did.
     *
     * @param asked questions to holders
     * @param invoices that a step was done on
     * @param held back because the law leaves something open
     */
    public record Result(int asked, int invoices, int held) {}

    public Result run(LocalDate day) {
        int asked = ask(day);
        Set<UUID> held = new HashSet<>();
        int done = 0;
        int found;
        do {
            Heap heap = heap(day, held);
            found = heap.found();
            done += heap.done();
        } while (found == AT_ONCE);
        return new Result(asked, done, held.size());
    }

    private int ask(LocalDate day) {
        Integer asked = transaction.execute(status -> questions.ask(day));
        return asked == null ? 0 : asked;
    }

    private record Heap(int found, int done) {}

    private Heap heap(LocalDate day, Set<UUID> held) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            List<Overdue> due = items.due(day, held, AT_ONCE);
            Set<UUID> refused = due.isEmpty() ? Set.of() : reminders.send(due, day);
            held.addAll(refused);
            return new Heap(due.size(), due.size() - refused.size());
        }));
    }
}
