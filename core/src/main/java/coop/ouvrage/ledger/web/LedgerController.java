package coop.ouvrage.ledger.web;

import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.ledger.LinePage;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lines of the books, filtered, a page at a time or as a file. */
@Controller
class LedgerController {

    private static final int SIZE = 100;
    private static final int LARGEST_EXPORT = 100_000;

    private final Ledger ledger;
    private final LegalEntities entities;
    private final LineRows rows;
    private final BookAccess access;

    LedgerController(Ledger ledger, LegalEntities entities, LineRows rows, BookAccess access) {
        this.ledger = ledger;
        this.entities = entities;
        this.rows = rows;
        this.access = access;
    }

    @GetMapping("/desk/ledger")
    String lines(Form form, Words words, Model model) {
        LineFilter filter = new LineFilter(form, Entities.codes(entities));
        access.read();
        form.with("entity", filter.entity());
        LinePage found = ledger.lines(filter.query(SIZE));
        model.addAttribute(
                "books",
                new LinesPage(
                        form,
                        Entities.names(entities),
                        journals(words),
                        rows.of(found.lines(), words),
                        found.next() == null ? null : filter.address("/desk/ledger", found.next()),
                        filter.address("/desk/ledger", null)));
        return "ledger/lines";
    }

    @GetMapping(value = "/desk/ledger", params = "format")
    ResponseEntity<byte[]> export(@RequestParam String format, Form form, Words words) {
        LineFilter filter = new LineFilter(form, Entities.codes(entities));
        access.read();
        List<List<@Nullable Object>> table = new ArrayList<>();
        LinePage found = ledger.lines(filter.query(1000));
        while (true) {
            rows.of(found.lines(), words).forEach(row -> table.add(cells(row)));
            if (found.next() == null || table.size() >= LARGEST_EXPORT) {
                break;
            }
            found = ledger.lines(filter.query(1000).after(found.next()));
        }
        return Export.as(format, new Sheet(words.t("ledger.title"), columns(words), table));
    }

    private static List<String> columns(Words words) {
        return java.util.stream.Stream.of(
                        "date", "journal", "text", "account", "account_name", "of", "debit", "credit", "entry")
                .map(name -> words.t("ledger.column." + name))
                .toList();
    }

    private static List<@Nullable Object> cells(LinesPage.Row row) {
        String of =
                String.join(", ", row.tags().stream().map(LinesPage.Tag::name).toList());
        return Arrays.asList(
                row.date(),
                row.journal(),
                row.text(),
                row.account(),
                row.accountName(),
                of,
                row.debit(),
                row.credit(),
                row.entry().toString());
    }

    private static Map<String, String> journals(Words words) {
        Map<String, String> journals = new LinkedHashMap<>();
        journals.put("", words.t("ledger.all"));
        for (Journal journal : Journal.values()) {
            journals.put(journal.name(), words.t("ledger.journal." + journal));
        }
        return journals;
    }

    /** The legal entities as a choice; the one that employs and invoices comes first. */
    static final class Entities {

        private Entities() {}

        static List<String> codes(LegalEntities entities) {
            return entities.all().stream()
                    .sorted(java.util.Comparator.comparing(e -> e.kind() != LegalEntity.Kind.PRODUCTION))
                    .map(LegalEntity::code)
                    .toList();
        }

        static Map<String, String> names(LegalEntities entities) {
            Map<String, String> names = new LinkedHashMap<>();
            codes(entities).forEach(code -> names.put(code, entities.get(code).name()));
            return names;
        }
    }
}
