package coop.ouvrage.reporting;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.accounting.StatementReport;
import coop.ouvrage.accounting.StatementTable;
import coop.ouvrage.accounting.Statements;
import coop.ouvrage.accounting.spi.StatementScheme;
import coop.ouvrage.accounting.spi.StatementScheme.Statement;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.Report;
import coop.ouvrage.documents.Report.Block;
import coop.ouvrage.documents.Report.Section;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.reporting.YearFigures.Figure;
import coop.ouvrage.web.Words;
import coop.ouvrage.words.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** The reports of a year, written from the books and the records at the moment they are asked for. */
@Service
public class AnnualReport {

    /** What the page for all members is made of. */
    private static final Set<String> OPEN = Set.of("hundred", "margin_by_kind", "common_costs", "who_pays_whom");

    /** The chapters of the report, each with its tables and the column whose bars are drawn. */
    private static final List<Map.Entry<String, List<Map.Entry<String, Integer>>>> CHAPTERS = List.of(
            chapter("money", Map.entry("hundred", 1)),
            chapter(
                    "units",
                    Map.entry("units_by_turnover", 0),
                    Map.entry("turnover_by_month", 2),
                    Map.entry("units_by_age", 0),
                    Map.entry("units_by_employees", 0)),
            chapter(
                    "holders",
                    Map.entry("holders_by_turnover", 0),
                    Map.entry("holders_by_region", 0),
                    Map.entry("holders_by_age", 0),
                    Map.entry("holders_by_seniority", 0),
                    Map.entry("holders_by_units", 0),
                    Map.entry("holders_by_clients", 0)),
            chapter(
                    "work",
                    Map.entry("workers_by_hours", 0),
                    Map.entry("workers_by_age", 0),
                    Map.entry("work_by_kind", 2),
                    Map.entry("work_by_trade", 1)),
            chapter(
                    "clients",
                    Map.entry("clients_by_country", 2),
                    Map.entry("clients_by_kind", 2),
                    Map.entry("payments_by_delay", 2),
                    Map.entry("receivables_by_age", 2)),
            chapter("pot", Map.entry("margin_by_kind", 4), Map.entry("common_costs", 0), Map.entry("who_pays_whom", 4)),
            chapter("shareholders", Map.entry("shareholders_by_category", 0), Map.entry("shareholders_by_age", 0)));

    private final YearReader reader;
    private final Statements statements;
    private final LegalEntities entities;
    private final Chart chart;
    private final Permissions permissions;
    private final BusinessTime time;
    private final Texts texts;

    AnnualReport(
            YearReader reader,
            Statements statements,
            LegalEntities entities,
            Chart chart,
            Permissions permissions,
            BusinessTime time,
            Texts texts) {
        this.reader = reader;
        this.statements = statements;
        this.entities = entities;
        this.chart = chart;
        this.permissions = permissions;
        this.time = time;
        this.texts = texts;
    }

    @SafeVarargs
    private static Map.Entry<String, List<Map.Entry<String, Integer>>> chapter(
            String name, Map.Entry<String, Integer>... tables) {
        return Map.entry(name, List.of(tables));
    }

    /** The first year that there is something to report of. */
    public int firstYear() {
        return reader.firstYear(time.today().getYear());
    }

    /** One of the reports there are, for a year. */
    public Publication of(ReportName name, int year, String language) {
        permissions.require(Permission.LEDGER_READ);
        Words words = new Words(texts, language, time.today());
        ReportWords said = new ReportWords(words, chart);
        YearFigures figures = switch (name) {
            case ANNUAL, KEY_FIGURES -> reader.read(year);
            case INCOME_STATEMENT, BALANCE_SHEET -> reader.read(year, Set.of());
        };
        List<Section> sections = switch (name) {
            case ANNUAL -> annual(figures, words, said);
            case KEY_FIGURES -> List.of(keyFigures(figures, said));
            case INCOME_STATEMENT -> List.of(statement(Statement.INCOME, year, words, said));
            case BALANCE_SHEET -> List.of(statement(Statement.BALANCE_SHEET, year, words, said));
        };
        return new Publication(report(name.option(), year, words, said, sections), figures);
    }

    /** Where the money goes, for all members. */
    public Publication transparency(int year, String language) {
        permissions.require(Permission.TRANSPARENCY_READ);
        Words words = new Words(texts, language, time.today());
        ReportWords said = new ReportWords(words, chart);
        YearFigures figures = reader.read(year, OPEN);
        List<Section> sections = List.of(
                new Section(
                        "money",
                        said.t("chapter.money"),
                        said.t("lead.money"),
                        said.shown(figures.table("hundred"), 1)),
                section("pot", CHAPTERS.get(5).getValue(), figures, said));
        return new Publication(report("transparency", year, words, said, sections), figures);
    }

    private Report report(String name, int year, Words words, ReportWords said, List<Section> sections) {
        String house = entities.all().stream()
                .filter(entity -> entity.kind() == LegalEntity.Kind.CO_OPERATIVE)
                .map(LegalEntity::name)
                .findFirst()
                .orElse("");
        String title = said.t("title." + name, "year", Integer.toString(year));
        return new Report(
                words.language(),
                house,
                title,
                said.t("lead." + name, "year", Integer.toString(year)),
                said.t("foot", "house", house, "title", title, "day", time.today()),
                sections);
    }

    private List<Section> annual(YearFigures figures, Words words, ReportWords said) {
        List<Section> sections = new ArrayList<>(List.of(keyFigures(figures, said)));
        CHAPTERS.forEach(chapter -> sections.add(section(chapter.getKey(), chapter.getValue(), figures, said)));
        sections.add(statement(Statement.INCOME, figures.year(), words, said));
        sections.add(statement(Statement.BALANCE_SHEET, figures.year(), words, said));
        sections.add(new Section("method", said.t("chapter.method"), "", List.of(new Report.Note(said.t("method")))));
        return sections;
    }

    private static Section section(
            String name, List<Map.Entry<String, Integer>> tables, YearFigures figures, ReportWords said) {
        List<Block> blocks = tables.stream()
                .flatMap(table -> said.shown(figures.table(table.getKey()), table.getValue()).stream())
                .toList();
        return new Section(name, said.t("chapter." + name), said.t("lead." + name), blocks);
    }

    private static Section keyFigures(YearFigures figures, ReportWords said) {
        List<Block> blocks = new ArrayList<>();
        for (List<String> row : List.of(
                List.of("turnover", "units", "employees", "shareholders"),
                List.of("contracts", "days", "clients", "invoices"))) {
            blocks.add(new Report.Figures(row.stream()
                    .map(figures::figure)
                    .map(f -> new Report.Figure(said.number(f.value(), f.unit()), said.figure(f), said.change(f)))
                    .toList()));
        }
        boolean compared = figures.figures().stream().anyMatch(f -> f.before().signum() != 0);
        List<Report.Row> rows = figures.figures().stream()
                .map((Figure f) -> new Report.Row(
                        1,
                        compared
                                ? List.of(
                                        said.figure(f),
                                        said.number(f.value(), f.unit()),
                                        said.number(f.before(), f.unit()),
                                        said.change(f))
                                : List.of(said.figure(f), said.number(f.value(), f.unit()))))
                .toList();
        String year = Integer.toString(figures.year());
        List<String> columns = compared
                ? List.of(said.t("group"), year, Integer.toString(figures.year() - 1), said.t("change"))
                : List.of(said.t("group"), year);
        blocks.add(new Report.Table("key_figures", said.t("chapter.figures"), columns, rows, said.t("note.figures")));
        return new Section("figures", said.t("chapter.figures"), compared ? said.t("lead.figures") : "", blocks);
    }

    private Section statement(Statement kind, int year, Words words, ReportWords said) {
        LocalDate first = LocalDate.of(year, 1, 1);
        StatementTable table = statements.ofGroup(kind, first, LocalDate.of(year, 12, 31), Locale.of(words.language()));
        String name = kind == Statement.INCOME ? "income_statement" : "balance_sheet";
        String heading = words.t("accounting.statement." + kind);
        List<Block> blocks = new ArrayList<>(
                List.of(StatementReport.table(name, heading, table.in(StatementScheme.Form.FULL), words)));
        table.differences()
                .forEach(difference -> blocks.add(new Report.Note(
                        words.t("accounting.difference", "name", difference.name(), "amount", difference.amount()))));
        return new Section(name, heading, said.t("lead.statement"), blocks);
    }
}
