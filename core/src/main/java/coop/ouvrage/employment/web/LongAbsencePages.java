package coop.ouvrage.employment.web;

import coop.ouvrage.employment.LeaveCertificates;
import coop.ouvrage.employment.LongAbsence;
import coop.ouvrage.employment.LongAbsences;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.Form;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Days off of a lasting contract, entered on its page. */
@Controller
class LongAbsencePages {

    private static final int LONG = 80;

    private static final Map<String, String> FIELDS = Map.of(
            "employment.absence_outside", "away_from",
            "employment.absence_overlap", "away_from",
            "employment.absence_leave_used", "away_to",
            "employment.absence_no_replacement", "away_from",
            "employment.absence_paper_missing", "paper");

    private final LongAbsences absences;
    private final LeaveCertificates certificates;
    private final LongPages pages;

    LongAbsencePages(LongAbsences absences, LeaveCertificates certificates, LongPages pages) {
        this.absences = absences;
        this.certificates = certificates;
        this.pages = pages;
    }

    @PostMapping("/long-contracts/{id}/absences")
    String record(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        LongAbsences.Draft draft = draft(form);
        UUID made = draft == null ? null : form.accept(absences.record(id, draft), FIELDS);
        return pages.done(id, made, form, model, response);
    }

    private static LongAbsences.@Nullable Draft draft(Form form) {
        LongAbsence.Kind kind = form.choice("away", LongAbsence.Kind.class);
        LocalDate first = form.day("away_from");
        LocalDate last = form.day("away_to");
        String paper = form.text("paper");
        return kind == null || first == null || last == null
                ? null
                : new LongAbsences.Draft(
                        kind,
                        first,
                        last,
                        form.isChecked("other_cause"),
                        paper.length() > LONG ? paper.substring(0, LONG) : paper);
    }

    @PostMapping("/long-contracts/{id}/certificates")
    String certificate(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        BigDecimal year = form.number("leave_year");
        String employer = form.required("leave_employer", 200);
        BigDecimal hours = form.number("leave_hours");
        Money simple = form.money("leave_simple");
        String paper = form.required("leave_paper", LONG);
        UUID made = year == null || employer == null || hours == null || simple == null || paper == null
                ? null
                : form.accept(
                        certificates.record(
                                id, new LeaveCertificates.Draft(year.intValue(), employer, hours, simple, paper)),
                        Map.of("employment.certificate_year", "leave_year"));
        return pages.done(id, made, form, model, response);
    }

    @PostMapping("/long-contracts/{id}/certificates/{certificate}/withdraw")
    String withdrawCertificate(
            @PathVariable UUID id,
            @PathVariable UUID certificate,
            Form form,
            Model model,
            HttpServletResponse response) {
        return pages.done(id, form.accept(certificates.withdraw(id, certificate), Map.of()), form, model, response);
    }

    @PostMapping("/long-contracts/{id}/absences/{absence}/withdraw")
    String withdraw(
            @PathVariable UUID id, @PathVariable UUID absence, Form form, Model model, HttpServletResponse response) {
        return pages.done(id, form.accept(absences.withdraw(id, absence), Map.of()), form, model, response);
    }
}
