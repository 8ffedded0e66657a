package coop.ouvrage.employment.web;

import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Ending;
import coop.ouvrage.employment.LongDraft;
import coop.ouvrage.employment.LongForecast;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.WeekPlan;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Form;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the forms of lasting contracts. What cannot be read is a refusal of its field. */
final class LongFormReader {

    private static final int LONG = 200;

    private final Form form;
    private final Units units;
    private final Parties parties;

    LongFormReader(Form form, Units units, Parties parties) {
        this.form = form;
        this.units = units;
        this.parties = parties;
    }

    /** The draft; null while something cannot be read, and the form knows what. */
    @Nullable
    LongDraft draft() {
        UUID unitId = form.id("unit");
        ContractKind kind = form.choice("kind", ContractKind.class);
        LocalDate from = form.day("starts_on");
        LocalDate to = form.text("ends_on").isEmpty() ? null : form.day("ends_on");
        BigDecimal full = form.number("full_hours");
        Money gross = form.money("gross");
        String function = form.required("function", LONG);
        String municipality = form.required("municipality", LONG);
        WeekPlan plan = plan(form);
        ProductionUnit unit = unitId == null ? null : units.find(unitId).orElse(null);
        UUID worker = unit == null ? null : worker(unit);
        if (unit == null
                || worker == null
                || kind == null
                || from == null
                || full == null
                || gross == null
                || function == null
                || municipality == null
                || form.isRefused()) {
            return null;
        }
        Workplace place = new Workplace(
                form.text("placeName"),
                form.text("street"),
                form.text("houseNumber"),
                form.text("postCode"),
                municipality,
                Workplace.HOME);
        String committee = form.text("committee").isEmpty() ? "200.00" : form.text("committee");
        return new LongDraft(
                unit.entity(),
                unit.id().value(),
                unit.holder(),
                worker,
                kind,
                from,
                to,
                form.isChecked("schedule", "VARIABLE"),
                full,
                plan,
                gross,
                new Post(function, place, committee, form.text("reason"), form.text("functionClass")),
                form.text("exception"));
    }

    /** The holder, or whoever has the address that was typed. */
    private @Nullable UUID worker(ProductionUnit unit) {
        String mail = form.text("worker");
        if (mail.isEmpty()) {
            return unit.holder();
        }
        List<PartyId> people = parties.people(mail);
        if (people.size() != 1) {
            form.refuse("worker", Refusal.of("employment.long_nobody_with_mail"));
            return null;
        }
        return people.getFirst().value();
    }

    static WeekPlan plan(Form form) {
        List<WeekPlan.Shift> shifts = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            int n = day.getValue();
            if (form.text("start" + n).isEmpty() && form.text("end" + n).isEmpty()) {
                continue;
            }
            LocalTime start = form.time("start" + n);
            LocalTime end = form.time("end" + n);
            BigDecimal pause = form.text("break" + n).isEmpty() ? BigDecimal.ZERO : form.number("break" + n);
            if (start != null && end != null && pause != null) {
                shifts.add(new WeekPlan.Shift(day, start, end, Math.clamp(pause.longValue(), 0, 600)));
            }
        }
        return new WeekPlan(shifts);
    }

    static void fill(Form form, WeekPlan plan) {
        for (WeekPlan.Shift shift : plan.shifts()) {
            int n = shift.day().getValue();
            form.with("start" + n, shift.start()).with("end" + n, shift.end()).with("break" + n, shift.breakMinutes());
        }
    }

    static @Nullable LongForecast forecast(Form form) {
        Money cautious = form.money("cautious");
        Money expected = form.money("expected");
        Money good = form.money("good");
        String reason = form.required("reason", LONG);
        return cautious == null || expected == null || good == null || reason == null
                ? null
                : new LongForecast(cautious, expected, good, reason, Instant.EPOCH);
    }

    static @Nullable YearMonth month(Form form, String field) {
        try {
            return YearMonth.parse(form.text(field));
        } catch (DateTimeParseException e) {
            form.refuse(field, Refusal.of("employment.long_month_unreadable"));
            return null;
        }
    }

    static @Nullable Ending ending(Form form) {
        LocalDate last = form.day("last_day");
        Ending.How how = form.choice("how", Ending.How.class);
        LocalDate from = form.text("notice_from").isEmpty() ? null : form.day("notice_from");
        BigDecimal weeks = form.text("notice_weeks").isEmpty() ? null : form.number("notice_weeks");
        return last == null || how == null || form.isRefused()
                ? null
                : new Ending(
                        last,
                        how,
                        from,
                        weeks == null ? null : Math.clamp(weeks.longValue(), 0, 200),
                        form.text("source"),
                        form.text("ending_reason"));
    }
}
