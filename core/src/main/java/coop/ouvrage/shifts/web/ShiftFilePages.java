package coop.ouvrage.shifts.web;

import coop.ouvrage.invoicing.FrameworkOrders;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.shifts.ShiftAgreements;
import coop.ouvrage.shifts.ShiftFile;
import coop.ouvrage.shifts.ShiftFiles;
import coop.ouvrage.shifts.ShiftRow;
import coop.ouvrage.shifts.WeekInvoices;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A file of shifts: sent, shown line by line before anything happens, accepted, taken away as a report. */
@Controller
class ShiftFilePages {

    private static final int SHOWN = 500;

    private final ShiftAgreements agreements;
    private final ShiftFiles files;
    private final WeekInvoices weeks;
    private final ShiftPages pages;

    ShiftFilePages(ShiftAgreements agreements, ShiftFiles files, WeekInvoices weeks, ShiftPages pages) {
        this.agreements = agreements;
        this.files = files;
        this.weeks = weeks;
        this.pages = pages;
    }

    @PostMapping("/shifts/{id}/files")
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
        if (file == null || file.isEmpty()) {
            form.refuse("file", Refusal.of("shifts.file_missing"));
        } else {
            String name = file.getOriginalFilename();
            Outcome<ShiftFile> received = files.receive(id, file.getBytes(), name == null ? "" : name);
            if (received instanceof Outcome.Done<ShiftFile>(ShiftFile known)) {
                return "redirect:/shifts/files/" + known.id();
            }
            received.refusals().forEach(refusal -> form.refuse("file", refusal));
        }
        response.setStatus(422);
        return pages.show(id, form, model);
    }

    @GetMapping("/shifts/files/{id}")
    String show(@PathVariable UUID id, Form form, Model model) {
        ShiftFile file = known(id);
        List<ShiftRow> rows = files.rows(id);
        model.addAttribute("file", file);
        model.addAttribute("agreement", agreements.get(file.agreement()));
        model.addAttribute(
                "orderLeft",
                file.state() == ShiftFile.State.DONE
                        ? weeks.standing(file.agreement())
                                .map(FrameworkOrders.Standing::left)
                                .orElse(null)
                        : file.orderLeft());
        model.addAttribute(
                "refused",
                rows.stream().filter(row -> !row.possible()).limit(SHOWN).toList());
        model.addAttribute(
                "possible",
                rows.stream().filter(ShiftRow::possible).limit(SHOWN).toList());
        model.addAttribute("form", form);
        return "shifts/file";
    }

    @PostMapping("/shifts/files/{id}/accept")
    String accept(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        known(id);
        if (form.accept(files.accept(id), Map.of()) != null) {
            return Toast.redirect("/shifts/files/" + id, "shifts.accepted");
        }
        response.setStatus(422);
        return show(id, form, model);
    }

    @GetMapping("/shifts/files/{id}/report")
    ResponseEntity<byte[]> report(
            @PathVariable UUID id, @RequestParam(defaultValue = "csv") String format, Words words) {
        ShiftFile file = known(id);
        return Export.as(format, Report.of(file, files.rows(id), words));
    }

    private ShiftFile known(UUID id) {
        if (files.find(id).isEmpty()) {
            throw new NotFound();
        }
        return files.get(id);
    }
}
