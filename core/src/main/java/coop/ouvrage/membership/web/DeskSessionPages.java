package coop.ouvrage.membership.web;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.membership.InformationSessions;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Information sessions as the team plans them. */
@Controller
class DeskSessionPages {

    private static final Set<String> LANGUAGES = Set.of("fr", "nl", "de", "en");

    private final InformationSessions sessions;
    private final BusinessTime time;

    DeskSessionPages(InformationSessions sessions, BusinessTime time) {
        this.sessions = sessions;
        this.time = time;
    }

    @GetMapping("/desk/sessions")
    String show(Form form, Model model) {
        model.addAttribute("sessions", sessions.planned());
        model.addAttribute("form", form);
        return "membership/desk_sessions";
    }

    @PostMapping("/desk/sessions")
    String plan(Form form, Model model, HttpServletResponse response) {
        Instant startsAt = startsAt(form);
        String place = form.required("place", 200);
        BigDecimal seats = form.number("capacity");
        int capacity = seats == null ? 0 : CooperativePages.whole(seats);
        if (seats != null && (capacity < 1 || capacity > 500)) {
            form.refuse("capacity", Refusal.of("web.not_a_number"));
        }
        if (!LANGUAGES.contains(form.text("language"))) {
            form.refuse("language", Refusal.of("web.required"));
        }
        if (form.isRefused() || startsAt == null || place == null) {
            response.setStatus(422);
            return show(form, model);
        }
        sessions.plan(startsAt, place, form.isChecked("remote"), form.text("language"), capacity);
        return Toast.redirect("/desk/sessions", "membership.session_planned");
    }

    private @Nullable Instant startsAt(Form form) {
        LocalDate day = form.day("on");
        LocalTime hour = form.time("at");
        if (day == null || hour == null) {
            return null;
        }
        if (day.isBefore(time.today())) {
            form.refuse("on", Refusal.of("membership.session_full"));
        }
        return day.atTime(hour).atZone(BusinessTime.ZONE).toInstant();
    }
}
