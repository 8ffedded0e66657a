package coop.ouvrage.postsheet.web;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.postsheet.Agency;
import coop.ouvrage.postsheet.PostAnswers;
import coop.ouvrage.postsheet.PostSheet;
import coop.ouvrage.postsheet.PostSheets;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Agency work for programs: which entities are agencies, and the post sheets that their clients sign on a link. */
@RestController
@RequestMapping("/api/v1")
class PostSheetApi {

    private final PostSheets sheets;
    private final Contracts contracts;

    PostSheetApi(PostSheets sheets, Contracts contracts) {
        this.sheets = sheets;
        this.contracts = contracts;
    }

    /** Where the link goes. */
    record ContactJson(String contact) {}

    /** A sheet; its answers are there once the client has signed. */
    record SheetJson(
            UUID id,
            long nr,
            UUID job,
            String contact,
            Instant sentAt,
            Instant expiresAt,
            @Nullable PostAnswers answers,
            @Nullable String signedBy,
            @Nullable String signedAs,
            @Nullable Instant signedAt) {

        static SheetJson of(PostSheet sheet) {
            return new SheetJson(
                    sheet.id(),
                    sheet.nr(),
                    sheet.job(),
                    sheet.maskedContact(),
                    sheet.sentAt(),
                    sheet.expiresAt(),
                    sheet.answers(),
                    sheet.signedBy(),
                    sheet.signedAs(),
                    sheet.signedAt());
        }
    }

    @GetMapping("/contracts/{id}/post-sheet")
    SheetJson sheet(@PathVariable UUID id) {
        return sheets.of(known(id)).map(SheetJson::of).orElseThrow(NotFound::new);
    }

    /** Sends the client the link; an earlier one ends. */
    @PostMapping("/contracts/{id}/post-sheet")
    SheetJson send(@PathVariable UUID id, @RequestBody ContactJson body) {
        sheets.send(known(id).id(), body.contact()).orThrow();
        return sheet(id);
    }

    /** The signed sheet. */
    @GetMapping(value = "/contracts/{id}/post-sheet/paper", produces = MediaType.APPLICATION_PDF_VALUE)
    byte[] paper(@PathVariable UUID id) {
        return sheets.pdf(known(id).id()).orElseThrow(NotFound::new);
    }

    /** Entities that work as agencies, for administrators. */
    @GetMapping("/agencies")
    CursorPage<Agency> agencies(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return CursorPage.cut(sheets.agencies(), cursor, limit, Agency::entity);
    }

    @PostMapping("/agencies")
    Agency record(@RequestBody Agency body) {
        return sheets.record(body).orThrow();
    }

    private WorkContract known(UUID id) {
        ContractId contract = new ContractId(id);
        if (contracts.find(contract).isEmpty()) {
            throw new NotFound();
        }
        return contracts.contract(contract);
    }
}
