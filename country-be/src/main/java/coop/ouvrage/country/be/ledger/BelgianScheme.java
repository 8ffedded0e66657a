package coop.ouvrage.country.be.ledger;

import coop.ouvrage.accounting.spi.StatementScheme;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;

/** Balance sheet and income statement in the order of the form of the National Bank, from its data file. */
@Component
public final class BelgianScheme implements StatementScheme {

    private static final String FILE = "/ledger/be/statements.csv";

    private final Map<Statement, List<Line>> lines = new EnumMap<>(Statement.class);

    public BelgianScheme() {
        lines.putAll(DataFile.read(FILE).stream()
                .collect(Collectors.groupingBy(
                        row -> Statement.valueOf(row.get("statement")),
                        Collectors.mapping(BelgianScheme::line, Collectors.toUnmodifiableList()))));
    }

    private static Line line(CSVRecord row) {
        return new Line(
                row.get("code"),
                Integer.parseInt(row.get("level")),
                forms(row.get("short")),
                Integer.parseInt(row.get("sign")),
                Arrays.asList(row.get("accounts").split(" ")),
                Stream.of("fr", "nl", "de", "en").collect(Collectors.toMap(language -> language, row::get)));
    }

    private static Set<Form> forms(String mark) {
        return switch (mark) {
            case "a" -> Set.of(Form.FULL, Form.ABBREVIATED);
            case "s" -> Set.of(Form.ABBREVIATED);
            default -> Set.of(Form.FULL);
        };
    }

    @Override
    public List<Line> lines(Statement statement) {
        return Objects.requireNonNull(lines.get(statement));
    }
}
