package coop.ouvrage.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed, and what was refused of it, field by field. Controllers take one as an argument, read values from it (a
 * value that cannot be read becomes a refusal of its field and the method answers null), give it the refusals of the service, and
 * show it again with status 422 when {@link #isRefused()}.
 */
public final class Form {

    private final Map<String, List<String>> values = new HashMap<>();
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, List<Refusal>> byField = new LinkedHashMap<>();
    private final List<Refusal> general = new ArrayList<>();
    private final Map<String, String> labels = new HashMap<>();

    /** A form that nobody has filled in. */
    public static Form empty() {
        return new Form();
    }

    /** The parameters of a request. */
    public static Form of(Map<String, String[]> parameters) {
        Form form = new Form();
        parameters.forEach((name, given) -> form.values.put(name, List.of(given)));
        return form;
    }

    /** The same with the names of the files that came with it. */
    public static Form of(Map<String, String[]> parameters, Map<String, String> files) {
        Form form = of(parameters);
        form.files.putAll(files);
        return form;
    }

    /** The name of the file that was sent in a field; empty without one. A form that is shown again has to be given it once more. */
    public String file(String field) {
        return files.getOrDefault(field, "");
    }

    /** Fills a field in advance, unless it was typed. */
    public Form with(String field, @Nullable Object value) {
        if (value != null) {
            values.putIfAbsent(field, List.of(value.toString()));
        }
        return this;
    }

    /** The text of a field without blanks around it; empty if it was not given. */
    public String text(String field) {
        List<String> given = values.get(field);
        return given == null || given.isEmpty() ? "" : given.getFirst().strip();
    }

    /** All values of a field that may be given several times. */
    public List<String> all(String field) {
        return values.getOrDefault(field, List.of());
    }

    /** This form if it was sent with this field, else null: of several forms on a page only the one that was sent says what was refused. */
    public @Nullable Form sentWith(String field) {
        return values.containsKey(field) ? this : null;
    }

    public boolean isChecked(String field) {
        return !text(field).isEmpty();
    }

    public boolean isChecked(String field, String value) {
        return all(field).contains(value);
    }

    /** A text that must be given, of at most {@code longest} characters. */
    public @Nullable String required(String field, int longest) {
        String text = text(field);
        if (text.isEmpty()) {
            return refused(field, Refusal.of("web.required"));
        }
        return text.length() > longest ? refused(field, Refusal.of("web.too_long", "longest", longest)) : text;
    }

    /** An amount as people of the four languages write it, with or without currency. */
    public @Nullable Money money(String field) {
        BigDecimal number = number(field);
        if (number == null) {
            return null;
        }
        if (number.stripTrailingZeros().scale() > 2) {
            return refused(field, Refusal.of("web.three_decimals"));
        }
        if (number.abs().compareTo(new BigDecimal("100000000")) >= 0) {
            return refused(field, Refusal.of("web.amount_too_big"));
        }
        return Money.of(number);
    }

    public @Nullable BigDecimal number(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            return refused(field, Refusal.of("web.required"));
        }
        BigDecimal number = TypedNumber.read(text);
        return number == null ? refused(field, Refusal.of("web.not_a_number")) : number;
    }

    /** As {@link #day}, where nothing need be given. */
    public @Nullable LocalDate dayIfGiven(String field) {
        return text(field).isBlank() ? null : day(field);
    }

    /** A day, as a date field sends it or as people write it. */
    public @Nullable LocalDate day(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            return refused(field, Refusal.of("web.required"));
        }
        LocalDate day = TypedDay.read(text);
        return day == null ? refused(field, Refusal.of("web.not_a_day")) : day;
    }

    public @Nullable LocalTime time(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            return refused(field, Refusal.of("web.required"));
        }
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            return refused(field, Refusal.of("web.not_a_time"));
        }
    }

    public @Nullable UUID id(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            return refused(field, Refusal.of("web.required"));
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return refused(field, Refusal.of("web.not_found"));
        }
    }

    public <E extends Enum<E>> @Nullable E choice(String field, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text(field))) {
                return constant;
            }
        }
        return refused(field, Refusal.of("web.required"));
    }

    /** Tells what a field is called where it is shown, for {@link #label}. */
    public void called(String field, String label) {
        labels.put(field, label);
    }

    /** What a field is called, to go before a refusal of this class, which names none; empty for other refusals, which speak for themselves. */
    public String label(String field, Refusal refusal) {
        return refusal.code().startsWith("web.") ? labels.getOrDefault(field, "") : "";
    }

    /** Links a refusal to a field. */
    public void refuse(String field, Refusal refusal) {
        byField.computeIfAbsent(field, f -> new ArrayList<>()).add(refusal);
    }

    /** Takes the refusals of a service; one with an argument {@code field} goes to that field, others stand above the form. */
    public Form refuse(List<Refusal> refusals) {
        return refuse(refusals, Map.of());
    }

    /** @param fields the field of each code that belongs to one */
    public Form refuse(List<Refusal> refusals, Map<String, String> fields) {
        for (Refusal refusal : refusals) {
            Object field = refusal.arguments().getOrDefault("field", fields.get(refusal.code()));
            if (field == null) {
                general.add(refusal);
            } else {
                refuse(field.toString(), refusal);
            }
        }
        return this;
    }

    /** The value, or null after taking the refusals. */
    public <T> @Nullable T accept(Outcome<T> outcome, Map<String, String> fields) {
        refuse(outcome.refusals(), fields);
        return outcome instanceof Outcome.Done<T>(T value) ? value : null;
    }

    public boolean isRefused() {
        return !general.isEmpty() || !byField.isEmpty();
    }

    public List<Refusal> errors(String field) {
        return byField.getOrDefault(field, List.of());
    }

    /** Refusals that belong to no field. */
    public List<Refusal> general() {
        return general;
    }

    /** The fields with refusals, in the order of the checks. */
    public Map<String, List<Refusal>> byField() {
        return byField;
    }

    private <T> @Nullable T refused(String field, Refusal refusal) {
        refuse(field, refusal);
        return null;
    }
}
