package coop.ouvrage.treasury.web;

import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.BankFile;
import coop.ouvrage.treasury.KeptLine;
import coop.ouvrage.treasury.Matching;
import coop.ouvrage.treasury.Proposal;
import coop.ouvrage.treasury.StatementImport;
import coop.ouvrage.treasury.Statements;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Statements and their lines, for finance. */
@Controller
class BankController {

    private static final int SHOWN = 100;

    private final Statements statements;
    private final Matching matching;

    BankController(Statements statements, Matching matching) {
        this.statements = statements;
        this.matching = matching;
    }

    @GetMapping("/desk/bank")
    String bank(Form form, Model model) {
        List<KeptLine> waiting = matching.waiting(null, SHOWN);
        model.addAttribute(
                "bank",
                new BankPage(
                        form,
                        matching.countWaiting(),
                        matching.rate(),
                        waiting,
                        statements.held(),
                        statements.latest(30),
                        statements.notices(SHOWN),
                        matching.proposals(waiting)));
        return "treasury/bank";
    }

    @PostMapping("/desk/bank/statements")
    String take(
            @RequestParam(name = "file", required = false) MultipartFile file,
            Form form,
            Model model,
            HttpServletResponse response)
            throws IOException {
        if (file == null || file.isEmpty()) {
            form.refuse("file", Refusal.of("treasury.file_missing"));
            return refused(form, model, response);
        }
        String name = file.getOriginalFilename();
        Outcome<StatementImport> outcome = statements.importFile(file.getBytes(), name == null ? "" : name);
        if (outcome instanceof Outcome.Done<StatementImport>(StatementImport taken)) {
            return taken(taken);
        }
        outcome.refusals().forEach(refusal -> form.refuse("file", refusal));
        return refused(form, model, response);
    }

    private static String taken(StatementImport taken) {
        if (taken.held()) {
            return Toast.redirect("/desk/bank/files/" + taken.file(), "bank_held");
        }
        if (taken.isNotification()) {
            return Toast.redirect(
                    "/desk/bank/files/" + taken.file(),
                    "bank_noticed",
                    Map.of("told", String.valueOf(taken.notices()), "lines", String.valueOf(taken.lines())));
        }
        return Toast.redirect(
                "/desk/bank",
                taken.known() == 0 ? "bank_imported" : "bank_imported_again",
                Map.of(
                        "lines",
                        String.valueOf(taken.lines()),
                        "matched",
                        String.valueOf(taken.matched()),
                        "known",
                        String.valueOf(taken.known())));
    }

    private String refused(Form form, Model model, HttpServletResponse response) {
        response.setStatus(422);
        return bank(form, model);
    }

    @GetMapping("/desk/bank/files/{id}")
    String file(@PathVariable UUID id, Form form, Model model) {
        BankFile.Content content = statements.find(id).orElseThrow(NotFound::new);
        model.addAttribute("content", content);
        model.addAttribute("form", form);
        return "treasury/file";
    }

    @PostMapping("/desk/bank/files/{id}/accept")
    String accept(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        Outcome<StatementImport> outcome = statements.accept(id, form.text("reason"));
        if (outcome instanceof Outcome.Done<StatementImport>(StatementImport taken)) {
            return taken(taken);
        }
        form.refuse(outcome.refusals(), Map.of("treasury.reason_missing", "reason"));
        response.setStatus(422);
        return file(id, form, model);
    }

    @GetMapping("/desk/bank/lines/{id}")
    String line(@PathVariable UUID id, Form form, Model model) {
        KeptLine kept = matching.find(id).orElseThrow(NotFound::new);
        String words = form.text("words");
        List<Proposal> proposals = kept.isWaiting() ? matching.proposals(id, words) : List.of();
        model.addAttribute("line", new LinePage(form, kept, proposals, words));
        return "treasury/line";
    }

    @PostMapping("/desk/bank/lines/{id}/match")
    String match(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        List<UUID> subjects = Arrays.stream(form.text("subjects").split(","))
                .map(UUID::fromString)
                .toList();
        Outcome<UUID> outcome = matching.settle(id, form.text("claimant"), subjects, form.text("words"));
        return answer(id, outcome, "line_matched", "/desk/bank", form, model, response);
    }

    @PostMapping("/desk/bank/lines/{id}/undo")
    String undo(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        Outcome<UUID> outcome = matching.undo(id, form.text("reason"));
        return answer(id, outcome, "line_undone", "/desk/bank/lines/" + id, form, model, response);
    }

    private String answer(
            UUID id,
            Outcome<UUID> outcome,
            String toast,
            String path,
            Form form,
            Model model,
            HttpServletResponse response) {
        if (outcome.isDone()) {
            return Toast.redirect(path, toast);
        }
        form.refuse(outcome.refusals(), Map.of("treasury.reason_missing", "reason"));
        response.setStatus(422);
        return line(id, form, model);
    }
}
