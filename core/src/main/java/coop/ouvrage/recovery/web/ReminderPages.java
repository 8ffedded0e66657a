package coop.ouvrage.recovery.web;

import coop.ouvrage.parties.Parties;
import coop.ouvrage.recovery.Reminder;
import coop.ouvrage.recovery.ReminderDesk;
import coop.ouvrage.recovery.ReminderListing;
import coop.ouvrage.recovery.ReminderStep;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Slice;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What left, by day, channel or client, the letters to post, and the plan. */
@Controller
class ReminderPages {

    private static final int DAYS = 14;

    private static final int MOST_EXPORTED = 100_000;

    private final ReminderDesk desk;
    private final ReminderListing listing;
    private final Parties parties;

    ReminderPages(ReminderDesk desk, ReminderListing listing, Parties parties) {
        this.desk = desk;
        this.listing = listing;
        this.parties = parties;
    }

    @GetMapping("/desk/reminders")
    String list(ListQuery query, Model model) {
        ReminderListing.Found found = listing.find(asked(query, query.offset(), ListQuery.SIZE));
        model.addAttribute("days", days());
        model.addAttribute("day", day(query));
        model.addAttribute("reminders", new Slice<>(found.reminders(), query, found.total()));
        model.addAttribute("names", names(found.reminders()));
        model.addAttribute("plan", desk.plan());
        return "recovery/reminders";
    }

    /** The latest days with what left on each, all levels together. */
    private Map<LocalDate, Integer> days() {
        Map<LocalDate, Integer> days = new LinkedHashMap<>();
        desk.latestDays(DAYS).forEach(count -> days.merge(count.day(), count.count(), Integer::sum));
        return days;
    }

    private Map<UUID, String> names(List<Reminder> reminders) {
        return parties.names(reminders.stream().map(Reminder::client).distinct().toList());
    }

    /** A filter is a day or a channel. */
    private static @Nullable LocalDate day(ListQuery query) {
        try {
            return LocalDate.parse(query.filter());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static ReminderListing.Query asked(ListQuery query, int offset, int limit) {
        boolean channel = Arrays.stream(ReminderStep.Channel.values())
                .anyMatch(each -> each.name().equals(query.filter()));
        return new ReminderListing.Query(
                day(query),
                query.search(),
                channel ? query.filter() : "",
                query.sort(),
                query.descending(),
                offset,
                limit);
    }

    @GetMapping("/desk/reminders/export")
    ResponseEntity<byte[]> export(ListQuery query, @RequestParam(defaultValue = "csv") String format, Words words) {
        List<String> columns = Stream.of(
                        "recovery.sent",
                        "receivables.client",
                        "recovery.debtor",
                        "recovery.level_head",
                        "recovery.channel",
                        "receivables.left")
                .map(words::t)
                .toList();
        List<Reminder> found = listing.find(asked(query, 0, MOST_EXPORTED)).reminders();
        Map<UUID, String> names = names(found);
        List<List<@Nullable Object>> rows = found.stream()
                .map(reminder -> Arrays.<@Nullable Object>asList(
                        reminder.sentOn(),
                        names.getOrDefault(reminder.client(), ""),
                        words.t("recovery.debtor." + reminder.debtor()),
                        reminder.level(),
                        words.t("recovery.channel." + reminder.channel()),
                        reminder.total()))
                .toList();
        return Export.as(format, new Sheet("reminders", columns, rows));
    }

    @GetMapping("/desk/reminders/{id}/letter")
    ResponseEntity<byte[]> letter(@PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"reminder.pdf\"")
                .body(desk.letter(id).orElseThrow(NotFound::new));
    }
}
