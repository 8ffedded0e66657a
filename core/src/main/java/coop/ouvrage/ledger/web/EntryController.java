package coop.ouvrage.ledger.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
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
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One entry: its lines, its document, its hash and seal, and its reversal. */
@Controller
class EntryController {

    /** Documents that not everybody who reads the books may read: wages. */
    private static final Map<String, Permission> READERS =
            Map.of("contract", Permission.CONTRACT_READ, "payslip", Permission.PAYSLIP_READ);

    private final Ledger ledger;
    private final LegalEntities entities;
    private final LineRows rows;
    private final BookAccess access;
    private final Permissions permissions;
    private final Reversals reversals;

    EntryController(
            Ledger ledger,
            LegalEntities entities,
            LineRows rows,
            BookAccess access,
            Permissions permissions,
            Reversals reversals) {
        this.ledger = ledger;
        this.entities = entities;
        this.rows = rows;
        this.access = access;
        this.permissions = permissions;
        this.reversals = reversals;
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
                entry.lines().stream().map(JournalEntry.Line::dimensions).toList(), words);
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
                reversals.offered(entry, proof));
    }

    private @Nullable String source(JournalEntry entry) {
        Permission asked = READERS.get(entry.sourceType());
        return asked != null && !permissions.allows(asked)
                ? null
                : DocumentPages.of(entry.sourceType(), entry.sourceId());
    }

    @PostMapping("/desk/ledger/entries/{id}/reverse")
    String reverse(@PathVariable UUID id) {
        return Toast.redirect("/desk/ledger/entries/" + reversals.reverse(id).orThrow(), "ledger_reversed");
    }
}
