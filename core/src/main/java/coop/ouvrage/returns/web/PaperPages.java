package coop.ouvrage.returns.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.returns.Papers;
import coop.ouvrage.returns.WorkerPaper;
import coop.ouvrage.returns.spi.PaperFile;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Papers of workers: everybody's own, and those of any worker for payroll. */
@Controller
class PaperPages {

    private final Papers papers;
    private final CurrentUser user;

    PaperPages(Papers papers, CurrentUser user) {
        this.papers = papers;
        this.user = user;
    }

    @GetMapping("/papers")
    String mine(Form form, Model model) {
        UUID me = user.partyId().orElse(null);
        List<WorkerPaper> kept = papers.mine();
        model.addAttribute("kept", kept);
        model.addAttribute("offers", me == null ? List.of() : fresh(papers.mineToTake(), kept));
        model.addAttribute("form", form);
        return "returns/papers";
    }

    /** Those not made yet: what exists is taken again from the list above. */
    private static List<Papers.Offer> fresh(List<Papers.Offer> offers, List<WorkerPaper> kept) {
        return offers.stream()
                .filter(offer -> kept.stream()
                        .noneMatch(paper -> paper.kind().equals(offer.kind())
                                && paper.entity().equals(offer.occasion().entity())
                                && paper.subject().equals(offer.occasion().subject())
                                && paper.first().equals(offer.occasion().first())))
                .toList();
    }

    @PostMapping("/papers")
    String take(Form form, Model model, HttpServletResponse response) {
        UUID me = user.partyId().orElseThrow(NotFound::new);
        if (made(me, form)) {
            return Toast.redirect("/papers", "returns.paper_made");
        }
        response.setStatus(422);
        return mine(form, model);
    }

    private boolean made(UUID worker, Form form) {
        String kind = form.required("kind", 60);
        String entity = form.required("entity", 8);
        UUID subject = form.id("subject");
        LocalDate day = form.day("day");
        if (kind == null || entity == null || subject == null || day == null) {
            return false;
        }
        return form.accept(papers.make(kind, worker, entity, subject, day, answers(kind, form)), Map.of()) != null;
    }

    private Map<String, String> answers(String kind, Form form) {
        Map<String, String> answers = new HashMap<>();
        papers.questions(kind).forEach(question -> answers.put(question, form.text(question)));
        return answers;
    }

    @GetMapping("/papers/{id}")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id) {
        byte[] pdf = ReturnPages.known(() -> papers.pdf(id));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("paper-" + id + ".pdf")
                                .build()
                                .toString())
                .body(pdf);
    }

    @GetMapping("/papers/{id}/file")
    ResponseEntity<String> file(@PathVariable UUID id) {
        PaperFile file = ReturnPages.known(() -> papers.file(id));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name())
                                .build()
                                .toString())
                .body(file.content());
    }

    @GetMapping("/desk/papers")
    String workers(ListQuery query, Model model) {
        model.addAttribute("query", query);
        model.addAttribute("workers", papers.workers(query.search(), ListQuery.SIZE));
        return "returns/workers";
    }

    @GetMapping("/desk/papers/{worker}")
    String ofWorker(@PathVariable UUID worker, Form form, Model model) {
        List<WorkerPaper> kept = papers.ofWorker(worker);
        model.addAttribute("worker", worker);
        model.addAttribute("name", papers.name(worker).orElseThrow(NotFound::new));
        model.addAttribute("kept", kept);
        model.addAttribute("offers", papers.offers(worker));
        model.addAttribute("form", form);
        return "returns/worker";
    }

    @PostMapping("/desk/papers/{worker}")
    String make(@PathVariable UUID worker, Form form, Model model, HttpServletResponse response) {
        if (made(worker, form)) {
            return Toast.redirect("/desk/papers/" + worker, "returns.paper_made");
        }
        response.setStatus(422);
        return ofWorker(worker, form, model);
    }
}
