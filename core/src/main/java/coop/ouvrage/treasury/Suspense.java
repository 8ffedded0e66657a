package coop.ouvrage.treasury;

import coop.ouvrage.access.Role;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.util.List;
import org.springframework.stereotype.Component;

/** Money on the bank that nobody recognised yet: in the books all the same, and in somebody's list. */
@Component
class Suspense {

    private final Ledger ledger;
    private final Worklist worklist;

    Suspense(Ledger ledger, Worklist worklist) {
        this.ledger = ledger;
        this.worklist = worklist;
    }

    void enter(BankLine line) {
        enter(List.of(line));
    }

    void enter(List<BankLine> lines) {
        ledger.post(lines.stream().map(Suspense::entry).toList());
        worklist.open(lines.stream().map(Suspense::item).toList());
    }

    private static EntryDraft entry(BankLine line) {
        return EntryDraft.in(line.entity(), Journal.BANK, line.bookedOn())
                .from("bank-line", line.id())
                .key(line.key("suspense"))
                .text("ledger.text.bank_suspense")
                .debit(AccountRole.BANK, line.amount(), Dim.none())
                .credit(AccountRole.SUSPENSE, line.amount(), Dim.subject(line.id()))
                .build();
    }

    private static Item item(BankLine line) {
        return Item.of(Queue.BANK, "bank_line", "bank-line", line.id(), Role.FINANCE, "/desk/bank/lines/" + line.id())
                .with("amount", line.amount())
                .with("day", line.bookedOn());
    }

    void leave(BankLine line) {
        ledger.entriesOf(line.id()).stream()
                .filter(entry -> entry.key().equals(line.key("suspense")))
                .forEach(entry -> ledger.reverse(entry.id(), line.bookedOn(), "ledger.text.bank_recognised"));
        worklist.close("bank_line", line.id(), "matched");
    }
}
