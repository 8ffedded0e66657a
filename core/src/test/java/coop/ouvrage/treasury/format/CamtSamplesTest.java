package coop.ouvrage.treasury.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every published CAMT sample says what its expectations say. */
class CamtSamplesTest {

    @TestFactory
    Stream<DynamicTest> everySampleIsReadAsExpected() {
        return Samples.expectations("camt").entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey(),
                        () -> check(sample.getValue(), StatementFile.read(Samples.bytes("camt", sample.getKey())))));
    }

    private void check(JsonNode expected, StatementFile file) {
        assertThat(file.rejected()).isEmpty();
        assertThat(expected.get("namespace").asString())
                .endsWith(file.version())
                .contains(file.format());
        JsonNode statements = expected.get("statements");
        assertThat(file.statements()).hasSize(statements.size());
        for (int i = 0; i < statements.size(); i++) {
            check(statements.get(i), file.statements().get(i));
        }
        boolean broken = expected.get("schema").asString().startsWith("invalid");
        assertThat(codes(file).contains(FindingCode.SCHEMA))
                .as(expected.get("schema") + " " + file.findings())
                .isEqualTo(broken);
        boolean follows = Stream.of(statements.valueStream().toArray(JsonNode[]::new))
                .allMatch(s -> s.path("opening_plus_entries_equals_closing").asBoolean(true));
        assertThat(Stream.of(FindingCode.BALANCE, FindingCode.BALANCE_CURRENCY).anyMatch(codes(file)::contains))
                .isNotEqualTo(follows);
        assertThat(file.verdict().compareTo(Verdict.HELD)).isLessThanOrEqualTo(0);
    }

    private void check(JsonNode expected, Statement statement) {
        assertThat(statement.id()).isEqualTo(expected.get("id").asString());
        assertThat(statement.account()).isEqualTo(expected.get("account").asString());
        if (expected.has("sequence")) {
            assertThat(statement.sequence()).isEqualTo(expected.get("sequence").asString());
        }
        assertThat(statement.entries()).hasSize(expected.get("entries").asInt());
        assertThat(sum(statement, 1))
                .isEqualByComparingTo(expected.get("credits").asString());
        assertThat(sum(statement, -1))
                .isEqualByComparingTo(expected.get("debits").asString());
        assertThat(statement.entries().stream().filter(e -> e.details().size() > 1))
                .hasSize(expected.get("entries_with_several_details").asInt());
        assertThat(statement.entries().stream().filter(Entry::reversal))
                .hasSize(expected.get("reversals").asInt());
        Balance opening = statement.opening();
        assertThat(opening == null).isEqualTo(!expected.has("opening"));
        if (opening != null) {
            assertThat(opening.amount())
                    .isEqualByComparingTo(expected.get("opening").asString());
        }
        assertThat(statement.entries()).extracting(Entry::key).doesNotHaveDuplicates();
        expected.path("statuses").properties().forEach(status -> {
            String code = status.getKey().equals("null") ? "BOOK" : status.getKey();
            assertThat(statement.entries().stream().filter(e -> e.status().equals(code)))
                    .hasSize(status.getValue().asInt());
        });
        checkReferences(expected, statement);
    }

    private void checkReferences(JsonNode expected, Statement statement) {
        List<String> found = statement.entries().stream()
                .flatMap(e -> e.details().isEmpty() ? Stream.of(e.transaction()) : e.details().stream())
                .filter(Transaction::isStructured)
                .map(t -> t.structuredReference() + " " + t.text())
                .toList();
        expected.path("first_structured_references")
                .forEach(reference -> assertThat(found).anyMatch(text -> text.contains(reference.asString())));
        assertThat(found.isEmpty())
                .isEqualTo(expected.get("structured_references").asInt() == 0);
    }

    private static BigDecimal sum(Statement statement, int sign) {
        return statement.entries().stream()
                .map(Entry::amount)
                .filter(amount -> amount.signum() == sign)
                .map(BigDecimal::abs)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<FindingCode> codes(StatementFile file) {
        return file.findings().stream().map(Finding::code).distinct().toList();
    }
}
