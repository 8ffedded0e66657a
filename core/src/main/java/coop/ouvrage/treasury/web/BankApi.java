package coop.ouvrage.treasury.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.treasury.BankFile;
import coop.ouvrage.treasury.KeptLine;
import coop.ouvrage.treasury.Matching;
import coop.ouvrage.treasury.Notice;
import coop.ouvrage.treasury.Proposal;
import coop.ouvrage.treasury.StatementImport;
import coop.ouvrage.treasury.Statements;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Reason;
import coop.ouvrage.web.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Statements and their lines for the programs of finance. */
@RestController
@RequestMapping("/api/v1/bank")
class BankApi {

    private static final int MOST_NOTICES = 1_000;

    private final Statements statements;
    private final Matching matching;

    BankApi(Statements statements, Matching matching) {
        this.statements = statements;
        this.matching = matching;
    }

    /** What came of a file; of a held one nothing is booked until an officer accepts it with a reason. */
    record ImportJson(UUID file, boolean held, int statements, int lines, int matched, int known, int notices) {

        static ImportJson of(StatementImport taken) {
            return new ImportJson(
                    taken.file(),
                    taken.held(),
                    taken.statements(),
                    taken.lines(),
                    taken.matched(),
                    taken.known(),
                    taken.notices());
        }
    }

    /** @param reasons codes of why it is held */
    record FileJson(UUID id, String name, String format, String state, List<String> reasons, Instant importedAt) {

        static FileJson of(BankFile file) {
            return new FileJson(
                    file.id(), file.name(), file.format(), file.state().name(), file.reasons(), file.importedAt());
        }
    }

    /** @param formats in which the bank sent it, such as CODA and camt.053 */
    record StatementJson(
            UUID id,
            UUID file,
            String entity,
            String sequence,
            @Nullable Money opening,
            @Nullable Money closing,
            @Nullable LocalDate closingOn,
            int entries,
            boolean booked,
            List<String> formats) {

        static StatementJson of(BankFile.Part part) {
            return new StatementJson(
                    part.id(),
                    part.file(),
                    part.account().entity(),
                    part.sequence(),
                    part.opening(),
                    part.closing(),
                    part.closingOn(),
                    part.entries(),
                    part.booked(),
                    part.formats());
        }
    }

    /** A line of a statement; {@code amount} is negative when it was paid. */
    record BankLineJson(
            UUID id,
            UUID statement,
            String entity,
            LocalDate bookedOn,
            Money amount,
            String counterparty,
            String reference,
            String text,
            String state,
            @Nullable String claimant,
            List<UUID> subjects,
            boolean automatic) {

        static BankLineJson of(KeptLine kept) {
            BankLine line = kept.line();
            return new BankLineJson(
                    line.id(),
                    kept.statement(),
                    line.entity(),
                    line.bookedOn(),
                    line.amount(),
                    line.counterparty(),
                    line.structured(),
                    line.text(),
                    kept.state().name(),
                    kept.claimant(),
                    kept.subjects(),
                    kept.automatic());
        }
    }

    /** What a line may be; claimant and subjects are given back to settle it so. */
    record ProposalJson(String claimant, List<UUID> subjects, String certainty, String reason) {

        static ProposalJson of(Proposal proposal, Words words) {
            List<Object> values = new ArrayList<>();
            proposal.claim().arguments().forEach((name, value) -> values.addAll(List.of(name, value)));
            return new ProposalJson(
                    proposal.claimant(),
                    proposal.claim().subjects(),
                    proposal.claim().certainty().name(),
                    words.t(proposal.claim().reason(), values.toArray()));
        }
    }

    /** @param words by which the proposal was found, if any */
    record MatchJson(
            String claimant, List<UUID> subjects, @Nullable String words) {}

    @GetMapping("/statements")
    CursorPage<StatementJson> statements(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        List<StatementJson> found = statements.latestAfter(CursorPage.id(cursor).orElse(null), size + 1).stream()
                .map(StatementJson::of)
                .toList();
        return CursorPage.of(found, size, statement -> statement.id().toString());
    }

    /** Takes a CODA, CAMT.053 or CAMT.054 file, which is the body. */
    @PostMapping(value = "/statements", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ImportJson take(
            @RequestBody(required = false) byte @Nullable [] file, @RequestParam(defaultValue = "") String name) {
        if (file == null || file.length == 0) {
            throw new RefusedException(Refusal.of("treasury.file_missing"));
        }
        return ImportJson.of(statements.importFile(file, name).orThrow());
    }

    @GetMapping("/statements/{id}/lines")
    CursorPage<BankLineJson> lines(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<BankLineJson> all =
                statements.lines(id).stream().map(BankLineJson::of).toList();
        return CursorPage.cut(all, cursor, limit, line -> line.id().toString());
    }

    /** A movement that a notification told of; {@code parts} payments are in it. */
    record NoticeJson(
            UUID id, UUID file, String entity, LocalDate bookedOn, Money amount, String bankReference, int parts) {

        static NoticeJson of(Notice notice) {
            return new NoticeJson(
                    notice.id(),
                    notice.file(),
                    notice.account().entity(),
                    notice.bookedOn(),
                    notice.amount(),
                    notice.bankReference(),
                    notice.parts());
        }
    }

    /** Movements that notifications told of and that no statement has brought yet, the oldest first; at most a thousand. */
    @GetMapping("/notices")
    CursorPage<NoticeJson> notices(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return CursorPage.cut(
                statements.notices(MOST_NOTICES).stream().map(NoticeJson::of).toList(),
                cursor,
                limit,
                notice -> notice.id().toString());
    }

    /** Files that wait for an officer. */
    @GetMapping("/files")
    CursorPage<FileJson> held(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return CursorPage.cut(
                statements.held().stream().map(FileJson::of).toList(),
                cursor,
                limit,
                file -> file.id().toString());
    }

    @GetMapping("/files/{id}")
    FileJson file(@PathVariable UUID id) {
        return statements.find(id).map(content -> FileJson.of(content.file())).orElseThrow(NotFound::new);
    }

    @PostMapping("/files/{id}/acceptance")
    ImportJson accept(@PathVariable UUID id, @RequestBody Reason body) {
        return ImportJson.of(statements.accept(id, body.reason()).orThrow());
    }

    /** Lines that wait for a person, oldest first. */
    @GetMapping("/lines")
    CursorPage<BankLineJson> waiting(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        UUID after = CursorPage.id(cursor).orElse(null);
        List<BankLineJson> found =
                matching.waiting(after, size + 1).stream().map(BankLineJson::of).toList();
        return CursorPage.of(found, size, line -> line.id().toString());
    }

    @GetMapping("/lines/{id}")
    BankLineJson line(@PathVariable UUID id) {
        return matching.find(id).map(BankLineJson::of).orElseThrow(NotFound::new);
    }

    @GetMapping("/lines/{id}/proposals")
    CursorPage<ProposalJson> proposals(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Words words) {
        List<ProposalJson> all = matching.proposals(id, q).stream()
                .map(proposal -> ProposalJson.of(proposal, words))
                .toList();
        return CursorPage.cut(all, cursor, limit, proposal -> proposal.claimant() + proposal.subjects());
    }

    @PostMapping("/lines/{id}/match")
    BankLineJson match(@PathVariable UUID id, @RequestBody MatchJson body) {
        String found = body.words() == null ? "" : body.words();
        matching.settle(id, body.claimant(), body.subjects(), found).orThrow();
        return line(id);
    }

    @PostMapping("/lines/{id}/undo")
    BankLineJson undo(@PathVariable UUID id, @RequestBody Reason body) {
        matching.undo(id, body.reason()).orThrow();
        return line(id);
    }
}
