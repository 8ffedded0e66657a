package coop.ouvrage.treasury.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every published CODA sample says what its expectations say. */
class CodaSamplesTest {

    @TestFactory
    Stream<DynamicTest> everySampleIsReadAsExpected() {
        return Samples.expectations("coda").entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey(),
                        () -> check(sample.getValue(), StatementFile.read(Samples.bytes("coda", sample.getKey())))));
    }

    private void check(JsonNode expected, StatementFile file) {
        assertThat(file.format()).isEqualTo("coda");
        JsonNode statements = expected.get("statements");
        if (statements.get(0).has("unsupported_version")) {
            assertThat(file.verdict()).isEqualTo(Verdict.UNREADABLE);
            assertThat(file.statements()).isEmpty();
            return;
        }
        assertThat(file.rejected()).isEmpty();
        assertThat(file.statements()).hasSize(statements.size());
        for (int i = 0; i < statements.size(); i++) {
            check(statements.get(i), file.statements().get(i));
        }
        checkFindings(statements, file);
    }

    private void checkFindings(JsonNode statements, StatementFile file) {
        List<FindingCode> codes =
                file.findings().stream().map(Finding::code).distinct().toList();
        assertThat(codes.contains(FindingCode.BALANCE))
                .isNotEqualTo(all(statements, "opening_plus_movements_equals_closing"));
        assertThat(codes.contains(FindingCode.TRAILER_RECORDS)).isNotEqualTo(all(statements, "trailer_records_match"));
        assertThat(codes.contains(FindingCode.TRAILER_SUMS)).isNotEqualTo(all(statements, "trailer_sums_match"));
        long wrong = statements
                .valueStream()
                .flatMap(s -> s.path("structured_check_digits").valueStream())
                .filter(right -> !right.asBoolean())
                .count();
        assertThat(codes.contains(FindingCode.CHECK_DIGITS)).isEqualTo(wrong > 0);
    }

    private void check(JsonNode expected, Statement statement) {
        assertThat(statement.account()).isEqualTo(expected.get("account").asString());
        assertThat(statement.currency()).isEqualTo(expected.get("currency").asString());
        assertThat(Objects.requireNonNull(statement.opening()).amount())
                .isEqualByComparingTo(expected.get("opening").asString());
        assertThat(Objects.requireNonNull(statement.closing()).amount())
                .isEqualByComparingTo(expected.get("closing").asString());
        assertThat(statement.entries())
                .hasSize(expected.get("movements_detail_0000").asInt());
        assertThat(sum(statement, 1))
                .isEqualByComparingTo(expected.get("sum_credit_detail_0000").asString());
        assertThat(sum(statement, -1))
                .isEqualByComparingTo(expected.get("sum_debit_detail_0000").asString());
        List<String> references = statement.entries().stream()
                .map(e -> e.transaction().structuredReference())
                .filter(Objects::nonNull)
                .toList();
        expected.path("structured_communications")
                .forEach(reference -> assertThat(references).contains(reference.asString()));
        List<String> accounts =
                transactions(statement).map(t -> t.counterparty().account()).toList();
        expected.path("counterparties").forEach(account -> assertThat(accounts).contains(account.asString()));
        if (expected.has("first_movement")) {
            checkFirst(expected.get("first_movement"), statement.entries().getFirst());
        }
    }

    private void checkFirst(JsonNode expected, Entry entry) {
        Transaction transaction = entry.transaction();
        assertThat(entry.amount()).isEqualByComparingTo(expected.get("amount").asString());
        assertThat(entry.transactionCode()).isEqualTo(expected.get("code").asString());
        assertThat(transaction.counterparty().bic())
                .isEqualTo(expected.path("bic").asString(""));
        assertThat(transaction.counterparty().account())
                .isEqualTo(expected.path("cp_account").asString(""));
        assertThat(transaction.endToEndId() + transaction.batchId())
                .isEqualTo(expected.path("cust").asString(""));
        String communication = expected.path("comm").asString("");
        assertThat(communication).endsWith(transaction.reference().stripLeading());
    }

    private static Stream<Transaction> transactions(Statement statement) {
        return statement.entries().stream()
                .flatMap(e -> Stream.concat(Stream.of(e.transaction()), e.details().stream()));
    }

    private static boolean all(JsonNode statements, String what) {
        return statements.valueStream().allMatch(s -> s.path(what).asBoolean(true));
    }

    private static BigDecimal sum(Statement statement, int sign) {
        return statement.entries().stream()
                .map(Entry::amount)
                .filter(amount -> amount.signum() == sign)
                .map(BigDecimal::abs)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
