package coop.ouvrage.ledger.web;

import coop.ouvrage.ledger.AccountTurnover;
import coop.ouvrage.ledger.EntryId;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.JournalEntry;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LedgerLine;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LinePage;
import coop.ouvrage.ledger.LineQuery;
import coop.ouvrage.ledger.Proof;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The books for programs: entries with their proof, lines, and the accounts over whole months. All that is written here is the reversal of an entry. */
@RestController
@RequestMapping("/api/v1/ledger")
class LedgerApi {

    private final Ledger ledger;
    private final LegalEntities entities;
    private final BookAccess access;
    private final Reversals reversals;

    LedgerApi(Ledger ledger, LegalEntities entities, BookAccess access, Reversals reversals) {
        this.ledger = ledger;
        this.entities = entities;
        this.access = access;
        this.reversals = reversals;
    }

    /** A line of an entry; one of both amounts is zero. */
    record LedgerLineJson(
            UUID entry,
            LocalDate date,
            String journal,
            String account,
            Money debit,
            Money credit,
            @Nullable UUID unit,
            @Nullable UUID party,
            @Nullable UUID subject,
            String text) {

        static LedgerLineJson of(LedgerLine line, Words words) {
            return new LedgerLineJson(
                    line.entry().value(),
                    line.date(),
                    line.journal().name(),
                    line.account(),
                    line.debit(),
                    line.credit(),
                    line.dimensions().unit(),
                    line.dimensions().party(),
                    line.dimensions().subject(),
                    LineRows.text(words, line.text(), line.arguments()));
        }
    }

    /** A side of an entry. */
    record SideJson(
            String account,
            Money debit,
            Money credit,
            @Nullable UUID unit,
            @Nullable UUID party,
            @Nullable UUID subject) {

        static SideJson of(JournalEntry.Line line) {
            return new SideJson(
                    line.account(),
                    line.amount().max(Money.ZERO),
                    line.amount().negate().max(Money.ZERO),
                    line.dimensions().unit(),
                    line.dimensions().party(),
                    line.dimensions().subject());
        }
    }

    /** @param position in the chain; null until the entry is sealed */
    record EntryJson(
            UUID id,
            String entity,
            String journal,
            LocalDate date,
            LocalDate documentDate,
            Instant recordedAt,
            String sourceType,
            UUID sourceId,
            String text,
            @Nullable UUID reverses,
            @Nullable UUID reversedBy,
            List<SideJson> lines,
            String hash,
            @Nullable Long position,
            @Nullable String seal) {

        static EntryJson of(JournalEntry entry, Proof proof, Words words) {
            return new EntryJson(
                    entry.id().value(),
                    entry.entity(),
                    entry.journal().name(),
                    entry.date(),
                    entry.documentDate(),
                    entry.recordedAt(),
                    entry.sourceType(),
                    entry.sourceId(),
                    LineRows.text(words, entry.text(), entry.arguments()),
                    entry.reverses() == null ? null : entry.reverses().value(),
                    proof.reversedBy() == null ? null : proof.reversedBy().value(),
                    entry.lines().stream().map(SideJson::of).toList(),
                    proof.hash(),
                    proof.position(),
                    proof.seal());
        }
    }

    record LedgerAccountJson(String account, Money debit, Money credit, Money balance) {

        static LedgerAccountJson of(AccountTurnover turnover) {
            return new LedgerAccountJson(turnover.account(), turnover.debit(), turnover.credit(), turnover.balance());
        }
    }

    /** Lines of an entity, newest first. */
    @GetMapping("/lines")
    CursorPage<LedgerLineJson> lines(
            @RequestParam String entity,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Journal journal,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable UUID party,
            @RequestParam(required = false) @Nullable UUID subject,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Words words) {
        access.read();
        LinePage found = ledger.lines(new LineQuery(
                known(entity),
                from,
                to,
                journal,
                account,
                unit,
                party,
                subject,
                false,
                cursor,
                CursorPage.limit(limit)));
        List<LedgerLineJson> lines = found.lines().stream()
                .map(line -> LedgerLineJson.of(line, words))
                .toList();
        return new CursorPage<>(lines, found.next());
    }

    @GetMapping("/entries/{id}")
    EntryJson entry(@PathVariable UUID id, Words words) {
        access.read();
        JournalEntry entry = ledger.find(new EntryId(id)).orElseThrow(NotFound::new);
        return EntryJson.of(entry, ledger.proof(entry.id()).orElseThrow(NotFound::new), words);
    }

    /** Takes an entry back that no document made; a document's are taken back by the document. The answer is the reversal. */
    @PostMapping("/entries/{id}/reversal")
    @ResponseStatus(HttpStatus.CREATED)
    EntryJson reverse(@PathVariable UUID id, Words words) {
        return entry(reversals.reverse(id).orThrow().value(), words);
    }

    /** The entries that a document made, by its identifier. */
    @GetMapping("/entries")
    CursorPage<EntryJson> entriesOf(
            @RequestParam UUID source,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Words words) {
        access.read();
        List<EntryJson> all = ledger.entriesOf(source).stream()
                .map(entry -> EntryJson.of(entry, ledger.proof(entry.id()).orElseThrow(NotFound::new), words))
                .toList();
        return CursorPage.cut(all, cursor, limit, entry -> entry.id().toString());
    }

    /** The trial balance over whole months. */
    @GetMapping("/accounts")
    CursorPage<LedgerAccountJson> accounts(
            @RequestParam String entity,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        access.read();
        LocalDate end = to.withDayOfMonth(to.lengthOfMonth());
        List<LedgerAccountJson> all = ledger.trialBalance(known(entity), from.withDayOfMonth(1), end).stream()
                .map(LedgerAccountJson::of)
                .toList();
        return CursorPage.cut(all, cursor, limit, LedgerAccountJson::account);
    }

    private String known(String entity) {
        return entities.find(entity).orElseThrow(NotFound::new).code();
    }
}
