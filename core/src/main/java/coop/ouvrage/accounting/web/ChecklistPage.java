package coop.ouvrage.accounting.web;

import coop.ouvrage.web.Form;
import coop.ouvrage.web.Mark;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The checklist of a month of an entity.
 *
 * @param blocking how many items keep the month open
 * @param looking how many are worth a look
 */
public record ChecklistPage(
        Form form, Map<String, String> entities, LocalDate month, long blocking, long looking, List<Row> rows) {

    /** One item, with where something can be done about it. */
    public record Row(Mark mark, String state, String title, String reason, String href) {}
}
