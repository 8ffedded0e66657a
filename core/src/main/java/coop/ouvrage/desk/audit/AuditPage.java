package coop.ouvrage.desk.audit;

import coop.ouvrage.audit.AuditTrail;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.Sheet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class AuditPage {

    private static final int LARGEST_EXPORT = 20_000;

    private final AuditTrail trail;
    private final BusinessTime time;

    AuditPage(AuditTrail trail, BusinessTime time) {
        this.trail = trail;
        this.time = time;
    }

    @GetMapping("/desk/audit")
    String show(ListQuery query, Form form, Model model) {
        LocalDate from = day(form, "from", time.today().minusDays(30));
        LocalDate to = day(form, "to", time.today());
        List<AuditTrail.Entry> found = trail.search(query.search(), from, to, query.offset(), ListQuery.SIZE + 1);
        boolean more = found.size() > ListQuery.SIZE;
        model.addAttribute(
                "found",
                new Found(
                        more ? found.subList(0, ListQuery.SIZE) : found,
                        query,
                        form.with("from", from).with("to", to),
                        more));
        return "desk/audit";
    }

    @GetMapping("/desk/audit/export")
    ResponseEntity<byte[]> export(ListQuery query, Form form, @RequestParam(defaultValue = "csv") String format) {
        LocalDate from = day(form, "from", time.today().minusDays(30));
        LocalDate to = day(form, "to", time.today());
        List<List<@org.jspecify.annotations.Nullable Object>> rows = new ArrayList<>();
        trail.search(query.search(), from, to, 0, LARGEST_EXPORT)
                .forEach(e -> rows.add(Arrays.asList(
                        e.at().toString(),
                        e.name(),
                        e.kind(),
                        e.action(),
                        e.subjectType(),
                        e.subjectId(),
                        e.detail().toString())));
        return Export.as(
                format, new Sheet("audit", List.of("at", "who", "kind", "action", "subject", "id", "detail"), rows));
    }

    private static LocalDate day(Form form, String field, LocalDate otherwise) {
        if (form.text(field).isEmpty()) {
            return otherwise;
        }
        LocalDate typed = form.day(field);
        return typed == null ? otherwise : typed;
    }
}
