package coop.ouvrage.jobs.web;

import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.jobs.JobDraft;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.Form;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the form of a job. What cannot be read is a refusal of its field. */
final class JobFormReader {

    static final int MOST_DAYS = 12;
    private static final int LONG = 200;

    private final Form form;
    private final Function<UUID, Optional<PostalAddress>> addresses;

    /** @param addresses of clients: where the work is done unless the form says otherwise */
    JobFormReader(Form form, Function<UUID, Optional<PostalAddress>> addresses) {
        this.form = form;
        this.addresses = addresses;
    }

    /** How many rows of days the form shows: those filled, and one more when asked. */
    int rows() {
        int filled = 1;
        for (int i = 0; i < MOST_DAYS; i++) {
            filled = form.text("day" + i).isEmpty() ? filled : i + 1;
        }
        return Math.min(MOST_DAYS, form.text("more").isEmpty() ? filled : filled + 1);
    }

    /** The draft, or null while the form is too incomplete to say anything; then the form knows what is missing. */
    @Nullable
    JobDraft draft(UUID unit, UUID self) {
        UUID client = form.id("client");
        String title = form.required("title", LONG);
        ContractKind kind = form.choice("kind", ContractKind.class);
        Supply supply = form.choice("supply", Supply.class);
        JobDraft.Goal goal = goal();
        Money costs = form.text("costs").isEmpty() ? Money.ZERO : form.money("costs");
        List<WorkDay> days = days();
        if (client == null || title == null || kind == null || supply == null || goal == null || costs == null) {
            return null;
        }
        UUID worker = form.text("worker").isEmpty() ? self : form.id("worker");
        if (worker == null || form.isRefused()) {
            return null;
        }
        return new JobDraft(
                        unit,
                        client,
                        title,
                        supply,
                        worker,
                        kind,
                        post(place(client)),
                        days,
                        goal,
                        costs,
                        form.text("costsText"),
                        form.text("clientReference").isEmpty() ? null : form.text("clientReference"),
                        form.text("form_key").isEmpty() ? null : form.text("form_key"))
                .justified(form.text("justification"));
    }

    private JobDraft.@Nullable Goal goal() {
        Money amount = form.money("amount");
        if (amount == null) {
            return null;
        }
        return switch (form.text("goal")) {
            case "net" -> new JobDraft.Goal.Net(amount);
            case "gross" -> new JobDraft.Goal.Gross(amount);
            default -> new JobDraft.Goal.Price(amount);
        };
    }

    private Workplace place(UUID client) {
        boolean typed = Stream.of("street", "houseNumber", "postCode", "municipality")
                .anyMatch(part -> !form.text(part).isEmpty());
        Optional<PostalAddress> known = typed ? Optional.empty() : addresses.apply(client);
        return known.map(at -> new Workplace(
                        form.text("placeName"), at.street(), at.number(), at.postcode(), at.city(), at.country()))
                .orElseGet(() -> new Workplace(
                        form.text("placeName"),
                        form.text("street"),
                        form.text("houseNumber"),
                        form.text("postCode"),
                        form.text("municipality"),
                        country()));
    }

    /** Two letters; Belgium unless the form says otherwise. */
    private String country() {
        String typed = form.text("country").toUpperCase(java.util.Locale.ROOT);
        if (!typed.isEmpty()
                && !java.util.Set.of(java.util.Locale.getISOCountries()).contains(typed)) {
            form.refuse("country", Refusal.of("mission.no_such_country", "country", typed));
        }
        return typed.isEmpty() ? Workplace.HOME : typed;
    }

    private Post post(Workplace place) {
        return new Post(
                form.text("function").isEmpty() ? form.text("title") : form.text("function"),
                place,
                form.text("committee").isEmpty() ? "200.00" : form.text("committee"),
                form.text("reason"),
                form.text("functionClass"));
    }

    private List<WorkDay> days() {
        List<WorkDay> days = new ArrayList<>();
        for (int i = 0; i < MOST_DAYS; i++) {
            if (!form.text("day" + i).isEmpty()) {
                day(i, days);
            }
        }
        if (days.isEmpty() && form.errors("day0").isEmpty()) {
            form.refuse("day0", Refusal.of("employment.no_days"));
        }
        return days;
    }

    private void day(int i, List<WorkDay> days) {
        LocalDate date = form.day("day" + i);
        LocalTime start = form.time("start" + i);
        LocalTime end = form.time("end" + i);
        if (date != null && start != null && end != null) {
            days.add(new WorkDay(date, start, end, pause(i)));
        }
    }

    private int pause(int i) {
        var minutes = form.text("pause" + i).isEmpty() ? null : form.number("pause" + i);
        return minutes == null ? 0 : Math.clamp(minutes.longValue(), 0, 600);
    }
}
