package coop.ouvrage.recovery.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.recovery.StepQuestions;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where a member is asked before a hard step against a client, with the day and with what happens otherwise, and decides. */
@Controller
class StepQuestionPages {

    private final StepQuestions questions;
    private final Units units;
    private final CurrentUser user;

    StepQuestionPages(StepQuestions questions, Units units, CurrentUser user) {
        this.questions = questions;
        this.units = units;
        this.user = user;
    }

    /** What a member may answer. */
    enum Answer {
        GO,
        WAIT
    }

    @GetMapping("/recovery/questions")
    String list(Form form, Model model) {
        List<UUID> mine = user.partyId().stream()
                .flatMap(party -> units.ofHolder(party).stream())
                .map(unit -> unit.id().value())
                .toList();
        model.addAttribute("questions", questions.of(mine));
        model.addAttribute("form", form);
        return "recovery/questions";
    }

    @PostMapping("/recovery/questions/{invoice}")
    String answer(@PathVariable UUID invoice, Form form, Model model, HttpServletResponse response) {
        if (questions.on(invoice).isEmpty()) {
            throw new NotFound();
        }
        Answer answer = form.choice("answer", Answer.class);
        if (answer != null
                && form.accept(questions.answer(invoice, answer == Answer.GO, form.text("note")), java.util.Map.of())
                        != null) {
            return Toast.redirect("/recovery/questions", "recovery.answered_" + answer);
        }
        response.setStatus(422);
        return list(form, model);
    }
}
