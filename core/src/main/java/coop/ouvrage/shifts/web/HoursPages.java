package coop.ouvrage.shifts.web;

import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.shifts.ActualHours;
import coop.ouvrage.shifts.ShiftAgreements;
import coop.ouvrage.shifts.ShiftRow;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Hours as they were ridden: sent after the work, confirmed contract by contract. */
@Controller
class HoursPages {

    private final ShiftAgreements agreements;
    private final ActualHours hours;

    HoursPages(ShiftAgreements agreements, ActualHours hours) {
        this.agreements = agreements;
        this.hours = hours;
    }

    @GetMapping("/shifts/{id}/hours")
    String show(@PathVariable UUID id, Form form, Model model) {
        return show(id, List.of(), form, model);
    }

    private String show(UUID id, List<ShiftRow> unknown, Form form, Model model) {
        if (agreements.find(id).isEmpty()) {
            throw new NotFound();
        }
        model.addAttribute("ridden", hours.of(id));
        model.addAttribute("agreement", agreements.get(id));
        model.addAttribute("unknown", unknown);
        model.addAttribute("form", form);
        return "shifts/hours";
    }

    @PostMapping("/shifts/{id}/hours")
    String receive(
            @PathVariable UUID id,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Form form,
            Model model,
            HttpServletResponse response)
            throws IOException {
        if (agreements.find(id).isEmpty()) {
            throw new NotFound();
        }
        List<ShiftRow> unknown = List.of();
        if (file == null || file.isEmpty()) {
            form.refuse("file", Refusal.of("shifts.file_missing"));
        } else {
            Outcome<ActualHours.Answer> answer = hours.receive(id, file.getBytes());
            if (answer instanceof Outcome.Done<ActualHours.Answer>(ActualHours.Answer told)) {
                if (told.unknown().isEmpty()) {
                    return Toast.redirect("/shifts/" + id + "/hours", "shifts.hours_taken");
                }
                unknown = told.unknown();
            }
            answer.refusals().forEach(refusal -> form.refuse("file", refusal));
        }
        response.setStatus(422);
        return show(id, unknown, form, model);
    }
}
