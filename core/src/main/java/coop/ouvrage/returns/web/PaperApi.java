package coop.ouvrage.returns.web;

import coop.ouvrage.returns.Papers;
import coop.ouvrage.returns.WorkerPaper;
import coop.ouvrage.web.CursorPage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One's own papers for programs. */
@RestController
@RequestMapping("/api/v1/papers")
class PaperApi {

    private final Papers papers;

    PaperApi(Papers papers) {
        this.papers = papers;
    }

    /** A version of a paper; its PDF lies at {@code /api/v1/papers/{id}/pdf}, its message to the authority, if any, at {@code .../file}. */
    record PaperJson(
            UUID id,
            String kind,
            String entity,
            LocalDate first,
            LocalDate last,
            int version,
            String title,
            Instant madeAt,
            boolean hasFile) {

        static PaperJson of(WorkerPaper paper) {
            return new PaperJson(
                    paper.id(),
                    paper.kind(),
                    paper.entity(),
                    paper.first(),
                    paper.last(),
                    paper.nr(),
                    paper.title(),
                    paper.madeAt(),
                    paper.hasFile());
        }
    }

    @GetMapping
    CursorPage<PaperJson> mine(@RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        return CursorPage.cut(papers.mine().stream().map(PaperJson::of).toList(), cursor, limit);
    }

    @GetMapping("/{id}/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(ReturnPages.known(() -> papers.pdf(id)));
    }

    @GetMapping("/{id}/file")
    ResponseEntity<String> file(@PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .body(ReturnPages.known(() -> papers.file(id)).content());
    }
}
