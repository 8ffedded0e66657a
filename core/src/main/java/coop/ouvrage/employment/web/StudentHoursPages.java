package coop.ouvrage.employment.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.StudentQuota;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The year of a student: hours here, hours elsewhere by certificate, hours left. Only the student sees what they do elsewhere. */
@Controller
class StudentHoursPages {

    private static final Map<String, String> FIELDS =
            Map.of("employment.student_hours_range", "hours", "employment.student_day_in_future", "as_of");

    private final StudentQuota quota;
    private final CurrentUser user;
    private final BusinessTime time;

    StudentHoursPages(StudentQuota quota, CurrentUser user, BusinessTime time) {
        this.quota = quota;
        this.user = user;
        this.time = time;
    }

    @GetMapping("/calendar/student-hours")
    String hours(Form form, Model model) {
        model.addAttribute("year", quota.year(student(), time.today()));
        model.addAttribute("form", form.with("as_of", time.today()));
        return "employment/student_hours";
    }

    @PostMapping("/calendar/student-hours")
    String declare(Form form, Model model, HttpServletResponse response) {
        BigDecimal hours = form.number("hours");
        LocalDate asOf = form.day("as_of");
        if (hours != null && asOf != null) {
            Outcome<UUID> declared = quota.declare(student(), hours, asOf);
            if (form.accept(declared, FIELDS) != null) {
                return Toast.redirect("/calendar/student-hours", "employment.student_hours");
            }
        }
        response.setStatus(422);
        return hours(form, model);
    }

    private UUID student() {
        return user.partyId().orElseThrow(NotFound::new);
    }
}
