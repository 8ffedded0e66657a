package coop.ouvrage.ledger.web;

import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LineQuery;
import coop.ouvrage.web.Form;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What the reader of the books asked for, as typed; what cannot be read is refused at its field and does not limit. */
record LineFilter(Form form, List<String> entities) {

    private static final List<String> FIELDS =
            List.of("entity", "from", "to", "journal", "account", "unit", "party", "subject");

    String entity() {
        return LegalEntities.asked(form.text("entity"), entities);
    }

    LineQuery query(int size) {
        return new LineQuery(
                entity(),
                given("from") ? form.day("from") : null,
                given("to") ? form.day("to") : null,
                journal(),
                account(),
                id("unit"),
                id("party"),
                id("subject"),
                false,
                form.text("cursor"),
                size);
    }

    @Nullable
    LocalDate from() {
        return given("from") ? form.day("from") : null;
    }

    @Nullable
    LocalDate to() {
        return given("to") ? form.day("to") : null;
    }

    private @Nullable Journal journal() {
        return given("journal") ? form.choice("journal", Journal.class) : null;
    }

    private @Nullable String account() {
        return form.text("account").matches("[0-9]{1,6}") ? form.text("account") : null;
    }

    private @Nullable UUID id(String field) {
        return given(field) ? form.id(field) : null;
    }

    private boolean given(String field) {
        return !form.text(field).isEmpty();
    }

    /** The address of a page under the same filter. */
    String address(String path, @Nullable String cursor) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Stream.concat(FIELDS.stream(), Stream.of("cursor"))
                .collect(Collectors.toMap(
                        f -> f,
                        f -> f.equals("cursor") ? (cursor == null ? "" : cursor) : form.text(f),
                        (a, b) -> b,
                        java.util.LinkedHashMap::new))
                .forEach((field, value) -> {
                    if (!value.isEmpty()) {
                        address.queryParam(field, value);
                    }
                });
        return address.build().encode().toUriString();
    }
}
