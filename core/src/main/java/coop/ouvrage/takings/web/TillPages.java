package coop.ouvrage.takings.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import coop.ouvrage.takings.Taking;
import coop.ouvrage.takings.TillBook;
import coop.ouvrage.takings.TillDay;
import coop.ouvrage.takings.TillReading;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The receipts journal of a unit: write a sale, take one back, close the day, look at closed days. */
@Controller
class TillPages {

    private static final int SHOWN = 31;
    private static final int MOST = 5_000;
    private static final Map<String, String> FIELDS = Map.of(
            "takings.day_ahead", "day",
            "takings.day_closed", "day",
            "takings.supply_refused", "supply",
            "takings.amount_missing", "gross",
            "takings.description_missing", "description",
            "takings.text_too_long", "description",
            "takings.reason_missing", "reason",
            "takings.count_negative", "counted");

    private final TillBook book;
    private final TillReading reading;
    private final TillExports exports;
    private final Units units;
    private final Permissions permissions;
    private final BusinessTime time;

    TillPages(
            TillBook book,
            TillReading reading,
            TillExports exports,
            Units units,
            Permissions permissions,
            BusinessTime time) {
        this.book = book;
        this.reading = reading;
        this.exports = exports;
        this.units = units;
        this.permissions = permissions;
        this.time = time;
    }

    @GetMapping("/units/{id}/till")
    String show(@PathVariable UUID id, Model model) {
        return shown(id, Form.empty(), Form.empty(), model);
    }

    private String shown(UUID id, Form sale, Form close, Model model) {
        List<Taking> open = reading.open(id);
        Money cash = reading.cash(id);
        LocalDate closing = open.isEmpty() ? time.today() : open.getFirst().day();
        ProductionUnit unit = unit(id);
        model.addAttribute(
                "view",
                new TillView(
                        unit,
                        open,
                        cash,
                        cash.plus(taken(open, LocalDate.MAX)),
                        closing,
                        cash.plus(taken(open, closing)),
                        reading.days(id, LocalDate.EPOCH, time.today(), SHOWN),
                        reading.needsRegister(unit),
                        permissions.allows(Permission.INVOICE_ISSUE, id)));
        model.addAttribute("sale", sale.text("day").isEmpty() ? sale.with("day", time.today()) : sale);
        model.addAttribute("close", close.text("close_day").isEmpty() ? close.with("close_day", closing) : close);
        return "takings/till";
    }

    /** In cash, up to a day: sales of later days are not in the till yet when that day is counted. */
    private static Money taken(List<Taking> open, LocalDate until) {
        return Money.sum(open.stream()
                .filter(taking ->
                        taking.method() == Taking.Method.CASH && !taking.day().isAfter(until))
                .map(Taking::gross)
                .toList());
    }

    /** The closed days of a stretch, this year's by default, as a file. */
    @GetMapping(value = "/units/{id}/till", params = "format")
    ResponseEntity<byte[]> export(
            @PathVariable UUID id,
            @RequestParam String format,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            Words words) {
        LocalDate last = to == null ? time.today() : to;
        LocalDate first = from == null ? last.withDayOfYear(1) : from;
        return exports.as(format, unit(id), reading.days(id, first, last, MOST).reversed(), words);
    }

    @PostMapping("/units/{id}/till")
    String record(@PathVariable UUID id, Form form, HttpServletResponse response, Model model) {
        LocalDate day = form.day("day");
        Supply supply = form.choice("supply", Supply.class);
        Money gross = form.money("gross");
        Taking.Method method = form.choice("method", Taking.Method.class);
        if (day != null && supply != null && gross != null && method != null) {
            var sold = new TillBook.Sold(day, supply, form.text("description"), gross, method);
            if (form.accept(book.record(id, sold), FIELDS) != null) {
                return Toast.redirect("/units/" + id + "/till", "taking_recorded");
            }
        }
        response.setStatus(422);
        return shown(id, form, Form.empty(), model);
    }

    @PostMapping("/units/{id}/till/close")
    String close(@PathVariable UUID id, Form form, HttpServletResponse response, Model model) {
        LocalDate day = form.day("close_day");
        Money counted = form.money("counted");
        Money toBank = form.text("to_bank").isEmpty() ? Money.ZERO : form.money("to_bank");
        if (day != null && counted != null && toBank != null) {
            TillDay done = form.accept(
                    book.close(id, new TillBook.Count(day, counted, toBank, form.text("reason"))),
                    Map.of(
                            "takings.day_ahead",
                            "close_day",
                            "takings.day_closed",
                            "close_day",
                            "takings.reason_missing",
                            "reason",
                            "takings.count_differs",
                            "counted",
                            "takings.count_negative",
                            "counted"));
            if (done != null) {
                return Toast.redirect("/till/" + done.id(), "till_closed");
            }
        }
        response.setStatus(422);
        return shown(id, Form.empty(), form, model);
    }

    @GetMapping("/till/{id}")
    String day(@PathVariable UUID id, Model model) {
        TillDay day = reading.day(id);
        model.addAttribute("day", day);
        model.addAttribute("takings", reading.of(day));
        model.addAttribute("unit", unit(day.unit()));
        return "takings/day";
    }

    @GetMapping("/takings/{id}")
    String taking(@PathVariable UUID id, Model model) {
        return taking(id, Form.empty(), model);
    }

    private String taking(UUID id, Form form, Model model) {
        Taking taking = reading.taking(id);
        model.addAttribute("taking", taking);
        model.addAttribute("unit", unit(taking.unit()));
        model.addAttribute("form", form);
        return "takings/taking";
    }

    @PostMapping("/takings/{id}/reversal")
    String takeBack(@PathVariable UUID id, Form form, HttpServletResponse response, Model model) {
        Taking back = form.accept(book.takeBack(id, form.text("reason")), FIELDS);
        if (back != null) {
            return Toast.redirect("/units/" + back.unit() + "/till", "taking_taken_back");
        }
        response.setStatus(422);
        return taking(id, form, model);
    }

    private ProductionUnit unit(UUID id) {
        permissions.require(Permission.INVOICE_READ, id);
        return units.find(id).orElseThrow(NotFound::new);
    }
}
