package coop.ouvrage.recovery.web;

import coop.ouvrage.parties.Parties;
import coop.ouvrage.recovery.Reminder;
import coop.ouvrage.recovery.ReminderDesk;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.NotFound;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What left on which day, the letters to post, and the plan. */
@Controller
class ReminderPages {

    private static final int DAYS = 14;

    private final ReminderDesk desk;
    private final Parties parties;

    ReminderPages(ReminderDesk desk, Parties parties) {
        this.desk = desk;
        this.parties = parties;
    }

    @GetMapping("/desk/reminders")
    String list(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            ListQuery query,
            Model model) {
        List<ReminderDesk.DayCount> days = desk.latestDays(DAYS);
        LocalDate shown =
                day != null ? day : days.isEmpty() ? null : days.getFirst().day();
        List<Reminder> all = shown == null ? List.of() : desk.ofDay(shown, query.offset(), ListQuery.SIZE);
        model.addAttribute("days", days);
        model.addAttribute("shown", shown);
        model.addAttribute("reminders", all);
        model.addAttribute(
                "names",
                parties.names(all.stream().map(Reminder::client).distinct().toList()));
        model.addAttribute("plan", desk.plan());
        model.addAttribute("next", all.size() == ListQuery.SIZE ? query.page() + 1 : 0);
        return "recovery/reminders";
    }

    @GetMapping("/desk/reminders/{id}/letter")
    ResponseEntity<byte[]> letter(@PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"reminder.pdf\"")
                .body(desk.letter(id).orElseThrow(NotFound::new));
    }
}
