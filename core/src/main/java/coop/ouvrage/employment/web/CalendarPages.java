package coop.ouvrage.employment.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.ContractState;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.WorkContract;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reader's days of work, month by month, and what waits for an answer. */
@Controller
class CalendarPages {

    private final Contracts contracts;
    private final CurrentUser user;
    private final BusinessTime time;

    CalendarPages(Contracts contracts, CurrentUser user, BusinessTime time) {
        this.contracts = contracts;
        this.user = user;
        this.time = time;
    }

    @GetMapping("/calendar")
    String calendar(@RequestParam(defaultValue = "") String month, Model model) {
        YearMonth shown = month(month);
        UUID person = user.partyId().orElse(new UUID(0, 0));
        List<CalendarView.Entry> entries = contracts.ofWorker(person, shown.atDay(1), shown.atEndOfMonth()).stream()
                .filter(contract -> contract.state() != ContractState.CANCELLED)
                .flatMap(CalendarPages::entries)
                .filter(entry -> YearMonth.from(entry.day().date()).equals(shown))
                .sorted(Comparator.comparing(entry -> entry.day().day().startsAt()))
                .toList();
        model.addAttribute("it", new CalendarView(shown, entries, contracts.waitingFor(person)));
        return "employment/calendar";
    }

    private static java.util.stream.Stream<CalendarView.Entry> entries(WorkContract contract) {
        return contract.days().stream().map(day -> new CalendarView.Entry(day, contract));
    }

    private YearMonth month(String text) {
        try {
            return text.isBlank() ? YearMonth.from(time.today()) : YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            return YearMonth.from(time.today());
        }
    }
}
