package coop.ouvrage.ledger.web;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.EntryId;
import coop.ouvrage.ledger.JournalEntry;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.Proof;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One entry: its lines, its document, its hash and seal, and its reversal. */
@Controller
class EntryController {

    /** Where documents have their pages, by the word with which their entries name them. */
    private static final Map<String, String> PAGES = Map.of(
            "invoice", "/invoices/",
            "credit-note", "/invoices/",
            "contract", "/contracts/",
            "payslip", "/payslips/",
            "job", "/jobs/",
            "payrun", "/desk/payruns/");

    /** Documents that not everybody who reads the books may read: wages. */
    private static final Map<String, Permission> READERS =
            Map.of("contract", Permission.CONTRACT_READ, "payslip", Permission.PAYSLIP_READ);

    private final Ledger ledger;
    private final LegalEntities entities;
    private final LineRows rows;
    private final BookAccess access;
    private final Permissions permissions;
    private final StepUp stepUp;
    private final BusinessTime time;
    private final Audit audit;

    EntryController(
            Ledger ledger,
            LegalEntities entities,
            LineRows rows,
            BookAccess access,
            Permissions permissions,
            StepUp stepUp,
            BusinessTime time,
            Audit audit) {
        this.ledger = ledger;
        this.entities = entities;
        this.rows = rows;
        this.access = access;
        this.permissions = permissions;
        this.stepUp = stepUp;
        this.time = time;
        this.audit = audit;
    }

    @GetMapping("/desk/ledger/entries/{id}")
    String entry(@PathVariable UUID id, Words words, Model model) {
        access.read();
        JournalEntry entry = ledger.find(new EntryId(id)).orElseThrow(NotFound::new);
        model.addAttribute("entry", page(entry, words));
        return "ledger/entry";
    }

    private EntryPage page(JournalEntry entry, Words words) {
        Proof proof = ledger.proof(entry.id()).orElseThrow(NotFound::new);
        Map<UUID, String> names = rows.names(
                entry.lines().stream().map(JournalEntry.Line::dimensions).toList());
        List<EntryPage.Row> lines = entry.lines().stream()
                .map(line -> new EntryPage.Row(
                        line.account(),
                        rows.accountName(line.account(), words),
                        rows.tags(entry.entity(), line.account(), line.dimensions(), words, names),
                        line.amount().max(Money.ZERO),
                        line.amount().negate().max(Money.ZERO)))
                .toList();
        return new EntryPage(
                entry,
                entities.get(entry.entity()).name(),
                LineRows.text(words, entry.text(), entry.arguments()),
                source(entry),
                lines,
                Money.sum(lines.stream().map(EntryPage.Row::debit).toList()),
                proof,
                HexFormat.of().formatHex(entry.computeHash()).equals(proof.hash()),
                access.mayCorrect()
                        && proof.reversedBy() == null
                        && entry.reverses() == null
                        && PAGES.get(entry.sourceType()) == null);
    }

    private @Nullable String source(JournalEntry entry) {
        String page = PAGES.get(entry.sourceType());
        Permission asked = READERS.get(entry.sourceType());
        return page == null || asked != null && !permissions.allows(asked) ? null : page + entry.sourceId();
    }

    /** Entries of documents are taken back by their document (credit note, correction); only the others here. */
    @PostMapping("/desk/ledger/entries/{id}/reverse")
    @Transactional
    public String reverse(@PathVariable UUID id) {
        if (!access.mayCorrect()) {
            throw new AccessDenied(Permission.LEDGER_CORRECT);
        }
        stepUp.require(StepUp.RECENT);
        JournalEntry entry = ledger.find(new EntryId(id)).orElseThrow(NotFound::new);
        if (PAGES.containsKey(entry.sourceType()) || entry.reverses() != null) {
            throw new NotFound();
        }
        EntryId reversal = ledger.reverse(entry.id(), time.today(), "ledger.text.mistake");
        audit.changed("ledger.reversed", "entry", id, Map.of("by", reversal));
        return Toast.redirect("/desk/ledger/entries/" + reversal, "ledger_reversed");
    }
}
