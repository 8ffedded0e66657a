package coop.ouvrage.treasury.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens to a file on its way, it is never booked in silence. */
class DamagedStatementTest {

    private final byte[] coda = Samples.own("belgian.cod");
    private final byte[] camt = Samples.own("belgian-camt.053.001.08.xml");
    private final List<String> codaLines =
            new String(coda, StandardCharsets.UTF_8).lines().toList();

    @Test
    void aCodaWithoutAnyOneOfItsLinesIsRefused() {
        for (int i = 0; i < codaLines.size(); i++) {
            List<String> lines = new ArrayList<>(codaLines);
            String removed = lines.remove(i);
            if (!removed.startsWith("4")) {
                assertThat(readCoda(lines).verdict()).as(removed).isEqualTo(Verdict.ALTERED);
            }
        }
    }

    @Test
    void aCodaCutAnywhereIsRefused() {
        int end = new String(coda, StandardCharsets.UTF_8).lastIndexOf("\n9") + 40;
        for (int length = 1; length < end; length += 7) {
            StatementFile file = StatementFile.read(Arrays.copyOf(coda, length));
            assertThat(file.verdict()).as("cut at " + length).isGreaterThanOrEqualTo(Verdict.ALTERED);
        }
    }

    @Test
    void aCamtCutAnywhereIsRefusedAndNothingOfItIsKept() {
        for (int length = 1; length < camt.length - 2; length += 5) {
            StatementFile file = StatementFile.read(Arrays.copyOf(camt, length));
            assertThat(file.verdict()).as("cut at " + length).isGreaterThanOrEqualTo(Verdict.ALTERED);
            assertThat(file.statements()).isEmpty();
        }
    }

    @Test
    void aChangedAmountInCodaBreaksTheTrailer() {
        List<String> lines = new ArrayList<>(codaLines);
        lines.set(2, lines.get(2).replace("000000001210000", "000000009210000"));
        assertThat(codes(readCoda(lines))).contains(FindingCode.TRAILER_SUMS, FindingCode.BALANCE);
    }

    @Test
    void aChangedAmountInCamtBreaksTheSummary() {
        String changed = text(camt).replaceFirst("<Ntry><Amt Ccy=\"EUR\">1210.00", "<Ntry><Amt Ccy=\"EUR\">9210.00");
        StatementFile file = readText(changed);
        assertThat(file.verdict()).isEqualTo(Verdict.ALTERED);
        assertThat(codes(file)).contains(FindingCode.SUMMARY_SUM, FindingCode.BALANCE);
    }

    @Test
    void aCompleteStatementWhoseBalanceDoesNotFollowIsHeld() {
        StatementFile held = readText(text(camt).replace("10810.50", "10810.51"));
        assertThat(held.verdict()).isEqualTo(Verdict.HELD);
        assertThat(held.statements().getFirst().entries()).hasSize(4);
        assertThat(held.findings().getFirst().message(Locale.ENGLISH))
                .isEqualTo("The balance does not follow: opening 10000.00 and movements 810.50 make 10810.50,"
                        + " but the closing balance is 10810.51.");
        List<String> lines = new ArrayList<>(codaLines);
        lines.set(1, lines.get(1).replace("000000010000000", "000000010000010"));
        assertThat(readCoda(lines).verdict()).isEqualTo(Verdict.HELD);
    }

    @Test
    void twoStatementsThatDoNotJoinAreHeld() {
        String text = text(camt);
        String second = text.substring(text.indexOf("  <Stmt>"), text.indexOf(" </BkToCstmrStmt>"));
        StatementFile file = readText(text.replace(" </BkToCstmrStmt>", second + " </BkToCstmrStmt>"));
        assertThat(codes(file)).containsExactly(FindingCode.GAP);
        assertThat(file.verdict()).isEqualTo(Verdict.HELD);
    }

    @Test
    void anUnreadableEntryIsRejectedWithItsReason() {
        StatementFile file =
                readText(text(camt).replaceFirst("<Ntry><Amt Ccy=\"EUR\">1210.00", "<Ntry><Amt Ccy=\"EUR\">1e3"));
        assertThat(file.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.line()).isPositive();
            assertThat(rejected.text()).contains("NIC0001");
            assertThat(rejected.message(Locale.ENGLISH)).isEqualTo("amount cannot be read: 1e3");
        });
        assertThat(file.verdict()).isEqualTo(Verdict.ALTERED);
    }

    @Test
    void anAmountThatNoBankHoldsIsRejected() {
        String huge = text(camt)
                .replaceFirst("<Ntry><Amt Ccy=\"EUR\">1210.00", "<Ntry><Amt Ccy=\"EUR\">99999999999999999999.00");
        StatementFile file = readText(huge);
        assertThat(file.verdict()).isEqualTo(Verdict.ALTERED);
        assertThat(file.rejected()).extracting(RejectedLine::reason).containsExactly("amount");
    }

    @Test
    void everyLineOfACodaIsReadOrRejected() {
        List<String> lines = new ArrayList<>(codaLines);
        lines.add(3, "Z" + " ".repeat(127));
        lines.add("7 no such record");
        StatementFile file = readCoda(lines);
        assertThat(file.lines()).isEqualTo(lines.size());
        assertThat(file.rejected()).extracting(RejectedLine::line).containsExactly(4, lines.size());
    }

    @Test
    void anEntryBookedAfterTheEndOfTheStatementIsTold() {
        StatementFile file = readText(text(camt).replaceFirst("<BookgDt><Dt>2026", "<BookgDt><Dt>2064"));
        assertThat(codes(file)).containsExactly(FindingCode.DATE_AFTER_CLOSING);
    }

    @Test
    void anAccountWithoutItsCheckDigitsIsTold() {
        String account = StatementFile.read(camt).statements().getFirst().account();
        StatementFile file = readText(text(camt).replaceFirst(account, "BE00" + account.substring(4)));
        assertThat(codes(file)).containsExactly(FindingCode.ACCOUNT_CHECK_DIGITS);
    }

    @Test
    void anInvalidStructuredReferenceIsTold() {
        StatementFile file = readText(text(camt).replace(">202600004236<", ">202600004237<"));
        assertThat(codes(file)).containsExactly(FindingCode.CHECK_DIGITS);
        assertThat(file.verdict()).isEqualTo(Verdict.COMPLETE);
        Entry entry = file.statements().getFirst().entries().getFirst();
        assertThat(entry.transaction().structuredReference()).isEqualTo("202600004237");
        assertThat(entry.transaction().references()).isEmpty();
    }

    @Test
    void balancesInAnotherCurrencyThanTheAccountAreHeld() {
        StatementFile file = readText(text(camt).replaceAll("(?s)(<Bal>.*?)Ccy=\"EUR\"", "$1Ccy=\"USD\""));
        assertThat(codes(file)).containsExactly(FindingCode.ACCOUNT_CURRENCY);
        assertThat(file.findings().getFirst().message(Locale.ENGLISH))
                .isEqualTo("The balance is in USD, the account in EUR.");
        assertThat(file.verdict()).isEqualTo(Verdict.HELD);
    }

    @Test
    void aBookedEntryOfNoDayIsRejected() {
        String undated = text(camt).replaceAll("(<Dt>)[0-9]{4}", "$10000");
        StatementFile file = readText(undated);
        assertThat(codes(file)).contains(FindingCode.DATE_UNREADABLE, FindingCode.LINE_REJECTED);
        assertThat(file.statements().getFirst().entries()).isEmpty();
        assertThat(file.rejected())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.message(Locale.ENGLISH)).isEqualTo("no date"));
        assertThat(file.verdict()).isEqualTo(Verdict.ALTERED);
        assertThat(codes(
                        readText(undated.replace("camt.053", "camt.052").replace("BkToCstmrStmt", "BkToCstmrAcctRpt"))))
                .contains(FindingCode.DATE_MISSING)
                .doesNotContain(FindingCode.LINE_REJECTED);
    }

    @Test
    void aCodaMovementOfNoDayIsRejected() {
        List<String> lines = new ArrayList<>(codaLines);
        lines.replaceAll(line -> switch (line.charAt(0)) {
            case '2' -> line.startsWith("21") ? cut(cut(line, 48, "000000"), 116, "000000") : line;
            case '8' -> cut(line, 58, "000000");
            default -> line;
        });
        StatementFile file = readCoda(lines);
        assertThat(file.statements().getFirst().entries()).isEmpty();
        assertThat(file.rejected())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.reason()).isEqualTo("date_missing"));
        assertThat(file.verdict()).isEqualTo(Verdict.ALTERED);
    }

    @Test
    void whatIsNoCurrencyIsNoCodaBalance() {
        List<String> lines = new ArrayList<>(codaLines);
        lines.set(1, lines.get(1).replace("EUR", "000"));
        StatementFile file = readCoda(lines);
        assertThat(file.rejected())
                .extracting(line -> line.message(Locale.ENGLISH))
                .contains("not a currency: 000");
        assertThat(file.verdict()).isEqualTo(Verdict.ALTERED);
    }

    @Test
    void charactersThatAreNoTextDoNotReachTheBooks() {
        StatementFile file = readText(String.join("\n", codaLines).replace("LIBRAIRIE", "LIBR\0IRIE") + "\n");
        assertThat(codes(file)).containsExactly(FindingCode.CONTROL_CHARACTERS);
        assertThat(file.statements()
                        .getFirst()
                        .entries()
                        .getFirst()
                        .transaction()
                        .counterparty()
                        .name())
                .isEqualTo("LIBR IRIE DU PARC SRL");
    }

    @Test
    void importingAgainOrInALongerExportGivesTheSameKeys() {
        List<String> keys = keys(readText(text(camt)));
        String longer = text(camt).replace("<Ntry>", "\n\n<Ntry>").replace(">NIC-231<", ">NIC-MONTH<");
        assertThat(keys(readText(longer))).isEqualTo(keys);
    }

    @Test
    void twinsWithoutBankReferenceHaveDifferentKeys() {
        String text = text(camt).replaceAll("<AcctSvcrRef>[^<]*</AcctSvcrRef>", "");
        String entry = text.substring(text.indexOf("<Ntry>"), text.indexOf("</Ntry>") + 7);
        assertThat(keys(readText(text.replaceFirst("<Ntry>", entry + "<Ntry>"))))
                .doesNotHaveDuplicates()
                .hasSize(5);
    }

    @Test
    void attacksThroughXmlAreRefused() {
        String bomb = """
                <!DOCTYPE Document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>&b;</BkToCstmrStmt></Document>
                """;
        String outside = bomb.replaceAll("<!ENTITY a \"a+\">", "<!ENTITY a SYSTEM \"file:///etc/passwd\">");
        for (String attack : List.of(bomb, outside)) {
            StatementFile file = readText(attack);
            assertThat(file.verdict()).isEqualTo(Verdict.UNREADABLE);
            assertThat(codes(file)).containsExactly(FindingCode.XML_DOCTYPE);
            assertThat(file.statements()).isEmpty();
        }
        String deep = text(camt).replace("<CreDtTm>", "<x>".repeat(5000) + "<CreDtTm>");
        assertThat(readText(deep).verdict()).isEqualTo(Verdict.ALTERED);
    }

    @Test
    void whatIsNoStatementIsRefusedWithoutStatements() {
        assertThat(codes(readText(""))).containsExactly(FindingCode.EMPTY_FILE);
        assertThat(codes(readText(" \n \n"))).containsExactly(FindingCode.EMPTY_FILE);
        assertThat(codes(readText("Dear bank,\nplease"))).containsExactly(FindingCode.FORMAT_UNKNOWN);
        assertThat(readText("Dear bank,\nplease").rejected()).hasSize(2);
        assertThat(codes(readText("<html><body/></html>"))).containsExactly(FindingCode.XML_MESSAGE);
        assertThat(codes(readText("<html><body>"))).containsExactly(FindingCode.FORMAT_UNKNOWN);
        assertThat(codes(readText("<Document><BkToCstmrStmt/></Document>"))).contains(FindingCode.NO_STATEMENT);
    }

    @Test
    void randomBytesAndRandomDamageNeverBreakTheReader() {
        Random random = new Random(20261119);
        for (int i = 0; i < 400; i++) {
            byte[] noise = new byte[random.nextInt(600)];
            random.nextBytes(noise);
            assertThat(StatementFile.read(noise).statements()).isEmpty();
            byte[] damaged = (i % 2 == 0 ? coda : camt).clone();
            for (int j = 0; j <= i % 5; j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(StatementFile.read(damaged).fingerprint()).hasSize(64);
        }
    }

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void everyFindingHasItsMessageInFourLanguages(FindingCode code) {
        for (String language : List.of("en", "fr", "nl", "de")) {
            Finding finding = Finding.at(1, code, "a", "b", "c", "d");
            assertThat(finding.message(Locale.of(language))).isNotBlank().doesNotContain("{");
        }
        assertThat(Finding.at(1, code).message(Locale.FRENCH))
                .isNotEqualTo(Finding.at(1, code).message(Locale.GERMAN));
    }

    /** The line with this text from this position on, counted from 1. */
    private static String cut(String line, int from, String text) {
        return line.substring(0, from - 1) + text + line.substring(from - 1 + text.length());
    }

    private StatementFile readCoda(List<String> lines) {
        return readText(String.join("\n", lines) + "\n");
    }

    private static StatementFile readText(String text) {
        return StatementFile.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<FindingCode> codes(StatementFile file) {
        return file.findings().stream().map(Finding::code).distinct().toList();
    }

    private static List<String> keys(StatementFile file) {
        return file.statements().stream()
                .flatMap(statement -> statement.entries().stream())
                .map(Entry::key)
                .filter(Objects::nonNull)
                .toList();
    }
}
