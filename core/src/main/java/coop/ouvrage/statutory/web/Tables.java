package coop.ouvrage.statutory.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.statutory.AgedBalance;
import coop.ouvrage.statutory.BookJournal;
import coop.ouvrage.statutory.Filing;
import coop.ouvrage.statutory.VatReturns;
import coop.ouvrage.statutory.web.TablePage.Cell;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what the services answer into tables with links to documents. */
@Component
class Tables {

    static final int EXPORTED = 1_000_000;

    private final VatReturns returns;
    private final BookJournal journals;
    private final AgedBalance aged;

    Tables(VatReturns returns, BookJournal journals, AgedBalance aged) {
        this.returns = returns;
        this.journals = journals;
        this.aged = aged;
    }

    /** The return itself: each grid with its words and amount. */
    TablePage grids(Asked asked, Words words) {
        List<List<Cell>> rows = returns.of(asked.entity(), asked.period()).grids().entrySet().stream()
                .map(grid -> List.of(
                        Cell.of(grid.getKey()),
                        Cell.of(words.t("statutory.grid." + grid.getKey())),
                        Cell.of(grid.getValue())))
                .toList();
        return new TablePage(
                words.t("statutory.vat"),
                "",
                "/desk/vat",
                asked,
                columns(words, "grid", "what", "amount"),
                rows,
                rows.size(),
                null,
                List.of());
    }

    TablePage behind(String grid, Asked asked, Words words) {
        if (!grid.matches("\\d{2}")) {
            throw new NotFound();
        }
        List<VatReturns.Behind> parts = returns.behind(asked.entity(), asked.period(), grid);
        Money total = Money.sum(parts.stream().map(VatReturns.Behind::amount).toList());
        List<List<Cell>> rows = parts.stream()
                .limit(EXPORTED)
                .map(part -> List.of(
                        Cell.of(
                                part.fact().bookedOn(),
                                words.date(part.fact().bookedOn()),
                                "/desk/ledger/entries/" + part.fact().entry()),
                        document(
                                part.fact().source(),
                                part.fact().sourceId().toString(),
                                part.fact().number()),
                        Cell.of(part.amount())))
                .toList();
        return new TablePage(
                words.t("statutory.grid", "grid", grid),
                words.money(total),
                "/desk/vat/grids/" + grid,
                asked,
                columns(words, "booked", "number", "amount"),
                rows,
                parts.size(),
                null,
                List.of());
    }

    private static Cell document(String source, String id, String number) {
        return switch (source) {
            case "invoice" -> Cell.of(number, "/invoices/" + id);
            case "till-day" -> Cell.of(number, "/till/" + id);
            case "purchase" -> Cell.of(number, "/desk/purchases/" + id);
            default -> Cell.of(number.isEmpty() ? source : number);
        };
    }

    TablePage intra(Asked asked, Words words) {
        List<VatReturns.Row> found = returns.intra(asked.entity(), asked.period());
        Money total = Money.sum(found.stream().map(VatReturns.Row::turnover).toList());
        List<List<Cell>> rows = found.stream()
                .map(row ->
                        List.of(client(row), Cell.of(row.vatNumber()), Cell.of(row.code()), Cell.of(row.turnover())))
                .toList();
        return listing(
                "intra",
                "/desk/vat/intra",
                asked,
                columns(words, "client", "vat_number", "code", "turnover"),
                rows,
                rows.size(),
                words.t("statutory.sum", "rows", words.count("statutory.rows", rows.size()), "excl", total),
                Filing.Kind.INTRA,
                words);
    }

    TablePage clients(Asked asked, Words words) {
        List<VatReturns.Row> found = returns.clients(asked.entity(), asked.period());
        Money excl = Money.sum(found.stream().map(VatReturns.Row::turnover).toList());
        Money vat = Money.sum(found.stream().map(VatReturns.Row::vat).toList());
        List<List<Cell>> rows = found.stream()
                .map(row -> List.of(client(row), Cell.of(row.vatNumber()), Cell.of(row.turnover()), Cell.of(row.vat())))
                .toList();
        return listing(
                "clients",
                "/desk/vat/clients",
                asked,
                columns(words, "client", "vat_number", "turnover", "vat"),
                rows,
                rows.size(),
                sums(words, rows.size(), excl, vat),
                Filing.Kind.CLIENTS,
                words);
    }

    private static Cell client(VatReturns.Row row) {
        return Cell.of(row.name(), "/desk/open-items/clients/" + row.client());
    }

    TablePage journal(boolean sales, Asked asked, Words words, int most) {
        String name = sales ? "sales" : "purchases";
        BookJournal.Total total = journals.total(sales, asked.entity(), asked.period());
        List<List<Cell>> rows = journals.rows(sales, asked.entity(), asked.period(), most).stream()
                .map(row -> List.of(
                        Cell.of(row.bookedOn(), words.date(row.bookedOn()), "/desk/ledger/entries/" + row.entry()),
                        Cell.of(row.number(), row.page()),
                        Cell.of(row.party()),
                        Cell.of(row.excl()),
                        Cell.of(row.vat()),
                        Cell.of(row.excl().plus(row.vat()))))
                .toList();
        return listing(
                name,
                "/desk/journals/" + name,
                asked,
                columns(words, "booked", "number", "party", "excl", "vat", "incl"),
                rows,
                total.rows(),
                sums(words, total.rows(), total.excl(), total.vat()),
                null,
                words);
    }

    private static String sums(Words words, long rows, Money excl, Money vat) {
        return words.t("statutory.sums", "rows", words.count("statutory.rows", rows), "excl", excl, "vat", vat);
    }

    TablePage aged(Asked asked, Words words, int most) {
        List<AgedBalance.Row> all = aged.rows(asked.entity());
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(ages(Cell.of(words.t("statutory.total")), AgedBalance.total(all)));
        all.stream()
                .limit(most)
                .forEach(row ->
                        rows.add(ages(Cell.of(row.name(), "/desk/open-items/clients/" + row.client()), row.ages())));
        return new TablePage(
                words.t("statutory.aged"),
                words.t("statutory.aged.lead", "total", AgedBalance.total(all).total()),
                TablePage.AGED,
                asked,
                columns(words, "client", "total", "not_due", "to30", "to60", "to90", "over90", "charges"),
                rows,
                all.size() + 1L,
                null,
                List.of());
    }

    private static List<Cell> ages(Cell first, AgedBalance.Ages ages) {
        return List.of(
                first,
                Cell.of(ages.total()),
                Cell.of(ages.notDue()),
                Cell.of(ages.to30()),
                Cell.of(ages.to60()),
                Cell.of(ages.to90()),
                Cell.of(ages.over90()),
                Cell.of(ages.charges()));
    }

    private TablePage listing(
            String name,
            String base,
            Asked asked,
            List<String> columns,
            List<List<Cell>> rows,
            long all,
            String lead,
            Filing.@Nullable Kind filing,
            Words words) {
        List<Filing> made = filing == null ? List.of() : returns.filings(asked.entity(), filing, asked.period());
        return new TablePage(words.t("statutory." + name), lead, base, asked, columns, rows, all, filing, made);
    }

    private static List<String> columns(Words words, String... names) {
        return Stream.of(names).map(name -> words.t("statutory.column." + name)).toList();
    }
}
