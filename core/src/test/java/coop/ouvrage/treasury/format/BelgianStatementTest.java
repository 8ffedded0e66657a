package coop.ouvrage.treasury.format;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same day of one Belgian account as CODA and as CAMT. */
class BelgianStatementTest {

    private final StatementFile coda = StatementFile.read(Samples.own("belgian.cod"));
    private final StatementFile camt = StatementFile.read(Samples.own("belgian-camt.053.001.08.xml"));

    @Test
    void bothAreRight() {
        for (StatementFile file : List.of(coda, camt)) {
            assertThat(file.findings()).isEmpty();
            assertThat(file.rejected()).isEmpty();
            assertThat(file.verdict()).isEqualTo(Verdict.COMPLETE);
            assertThat(file.isBookable()).isTrue();
            assertThat(file.statements()).allMatch(Statement::follows);
        }
        assertThat(coda.format()).isEqualTo("coda");
        assertThat(camt.format()).isEqualTo("camt.053");
        assertThat(camt.version()).isEqualTo("camt.053.001.08");
    }

    @Test
    void theReferenceOfAPayerAbroadIsThatOfTheInvoice() {
        StructuredReference own = StructuredReference.of(2026000042);
        String abroad = new String(Samples.own("belgian-camt.053.001.08.xml"), StandardCharsets.UTF_8)
                .replace("<Issr>BBA</Issr>", "<Issr>ISO</Issr>")
                .replace(own.digits(), own.creditor().value());
        StatementFile file = StatementFile.read(abroad.getBytes(StandardCharsets.UTF_8));
        assertThat(file.findings()).isEmpty();
        Entry entry = file.statements().getFirst().entries().getFirst();
        assertThat(entry.transaction().references()).containsExactly(own);
    }

    @Test
    void aStructuredPaymentNamesItsReferenceAndPayer() {
        for (StatementFile file : List.of(coda, camt)) {
            Entry entry = file.statements().getFirst().entries().getFirst();
            assertThat(entry.money()).contains(Money.of("1210.00"));
            assertThat(entry.date()).isEqualTo(LocalDate.of(2026, 11, 19));
            assertThat(entry.transaction().isStructured()).isTrue();
            assertThat(entry.transaction().references()).containsExactly(StructuredReference.of(2026000042));
            assertThat(entry.transaction().counterparty().name()).isEqualToIgnoringCase("Librairie du Parc SRL");
            assertThat(entry.transaction().counterparty().account()).isEqualTo("BE71096123456769");
            assertThat(entry.transaction().counterparty().bic()).isEqualTo("GKCCBEBB");
        }
    }

    @Test
    void aReferenceTypedIntoTheFreeTextIsFound() {
        for (StatementFile file : List.of(coda, camt)) {
            Transaction transaction =
                    file.statements().getFirst().entries().get(1).transaction();
            assertThat(transaction.isStructured()).isFalse();
            assertThat(transaction.references()).containsExactly(StructuredReference.of(1234567890));
            assertThat(transaction.endToEndId()).isEqualTo("E2E-77");
            assertThat(transaction.counterparty().name()).isEqualToIgnoringCase("Café de la Gare");
        }
    }

    @Test
    void theWageBatchIsOneEntryThatNamesOurBlock() {
        for (StatementFile file : List.of(coda, camt)) {
            Entry entry = file.statements().getFirst().entries().get(2);
            assertThat(entry.money()).contains(Money.of("-1500.00"));
            assertThat(entry.transaction().batchId()).isEqualTo("PAY-2026-11-19");
        }
        assertThat(coda.statements().getFirst().entries().get(2).details())
                .extracting(Transaction::endToEndId)
                .containsExactly("E2E-1", "E2E-2");
    }

    @Test
    void aReturnNamesItsReasonOurIdAndTheOtherSide() {
        for (StatementFile file : List.of(coda, camt)) {
            Transaction transaction =
                    file.statements().getFirst().entries().get(3).transaction();
            assertThat(transaction.isReturn()).isTrue();
            assertThat(transaction.returnReason()).isEqualTo("AC04");
            assertThat(transaction.endToEndId()).isEqualTo("E2E-2");
            assertThat(transaction.counterparty().name()).isEqualToIgnoringCase("Lea Dubois");
        }
    }

    @Test
    void theSameMovementHasTheSameKeyInBothFormats() {
        List<Entry> codaEntries = coda.statements().getFirst().entries();
        List<Entry> camtEntries = camt.statements().getFirst().entries();
        assertThat(codaEntries.subList(0, 4))
                .extracting(Entry::key)
                .containsExactlyElementsOf(camtEntries.stream().map(Entry::key).toList());
    }

    @Test
    void freeMessagesOfTheBankAreKept() {
        assertThat(coda.statements().getFirst().messages()).containsExactly("NOS GUICHETS SONT FERMES LE 25 DECEMBRE");
        assertThat(camt.statements().getFirst().messages()).hasSize(1);
    }

    @Test
    void codaInWindows1252IsTheSameAndSaysSo() {
        String text = new String(Samples.own("belgian.cod"), StandardCharsets.UTF_8);
        StatementFile file = StatementFile.read(text.getBytes(Charset.forName("windows-1252")));
        assertThat(file.statements()).isEqualTo(coda.statements());
        assertThat(file.findings()).extracting(Finding::code).containsExactly(FindingCode.ENCODING);
        assertThat(file.fingerprint()).isNotEqualTo(coda.fingerprint()).hasSize(64);
    }

    @Test
    void codaOfAnOlderProgramIsTheSameAndSaysSo() {
        String text = new String(Samples.own("belgian.cod"), StandardCharsets.UTF_8)
                .replace("Café de la Gare", "Café à la Gârê ")
                .replace("CAFE DE LA GARE", "CAFÉ à la GÂRê ");
        StatementFile file = StatementFile.read(text.getBytes(Charset.forName("IBM850")));
        assertThat(file.statements())
                .isEqualTo(StatementFile.read(text.getBytes(StandardCharsets.UTF_8))
                        .statements());
        assertThat(file.findings())
                .singleElement()
                .satisfies(found -> assertThat(found.arguments()).containsExactly("IBM850"));
    }

    /** The same movement from a bank that writes the number of before is not booked beside itself. */
    @Test
    void theOldNumberOfAnAccountGivesTheSameKeys() {
        String iban = camt.statements().getFirst().account();
        String text = new String(Samples.own("belgian-camt.053.001.08.xml"), StandardCharsets.UTF_8);
        String old = text.replaceFirst("<IBAN>" + iban + "</IBAN>", "<Othr><Id>" + iban.substring(4) + "</Id></Othr>");
        Statement statement = StatementFile.read(old.getBytes(StandardCharsets.UTF_8))
                .statements()
                .getFirst();
        assertThat(statement.account()).isEqualTo(iban.substring(4));
        assertThat(statement.entries())
                .extracting(Entry::key)
                .containsExactlyElementsOf(camt.statements().getFirst().entries().stream()
                        .map(Entry::key)
                        .toList());
    }

    /** Each reference by its own rule: one payment may settle an invoice of ours and one of before. */
    @Test
    void referencesOfTwoKindsInOnePaymentAreBothRight() {
        String one =
                "<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry><Issr>ISO</Issr></Tp><Ref>RF18539007547034</Ref></CdtrRefInf></Strd>";
        String text = new String(Samples.own("belgian-camt.053.001.08.xml"), StandardCharsets.UTF_8)
                .replaceFirst("</Strd>", "</Strd>" + one);
        StatementFile file = StatementFile.read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(file.findings()).isEmpty();
        assertThat(file.statements()
                        .getFirst()
                        .entries()
                        .getFirst()
                        .transaction()
                        .text())
                .contains("RF18539007547034");
        StatementFile wrong = StatementFile.read(text.replace("RF18", "RF19").getBytes(StandardCharsets.UTF_8));
        assertThat(wrong.findings()).extracting(Finding::code).containsExactly(FindingCode.CHECK_DIGITS);
    }

    /** Some banks name the other side alone, by its place in the payment that came back. */
    @Test
    void aReturnWithoutOurSideNamesTheOther() {
        String text = new String(Samples.own("belgian-camt.053.001.08.xml"), StandardCharsets.UTF_8);
        int entry = text.indexOf("<RtrInf>") < 0 ? -1 : text.lastIndexOf("<Ntry>", text.indexOf("<RtrInf>"));
        String alone = text.substring(0, entry)
                + text.substring(entry)
                        .replaceFirst("<RvslInd>true</RvslInd>", "")
                        .replaceFirst("<Dbtr>.*?</DbtrAcct>", "");
        assertThat(alone).isNotEqualTo(text);
        assertThat(StatementFile.read(alone.getBytes(StandardCharsets.UTF_8))
                        .statements()
                        .getFirst()
                        .entries()
                        .get(3)
                        .transaction()
                        .counterparty()
                        .name())
                .isEqualToIgnoringCase("Lea Dubois");
    }

    @Test
    void codaWithColumnsCountedInBytesIsTheSame() {
        StatementFile file = StatementFile.read(Samples.own("belgian-bytes.cod"));
        assertThat(file.findings()).isEmpty();
        assertThat(file.statements()).isEqualTo(coda.statements());
    }

    @Test
    void camtWithPrefixMarkAndBlankLinesIsTheSame() {
        String text = new String(Samples.own("belgian-camt.053.001.08.xml"), StandardCharsets.UTF_8);
        String prefixed = text.replaceAll("<(/?)([A-Z])", "<$1ns:$2").replace("xmlns=", "xmlns:ns=");
        StatementFile file = StatementFile.read(("\ufeff" + prefixed).getBytes(StandardCharsets.UTF_8));
        assertThat(file.findings()).isEmpty();
        assertThat(file.statements()).isEqualTo(camt.statements());
        assertThat(StatementFile.read(("\n\n" + text).getBytes(StandardCharsets.UTF_8))
                        .findings())
                .isEmpty();
    }

    @Test
    void noAccountAndNoNameIsPrintedInLogs() {
        for (StatementFile file : List.of(coda, camt)) {
            assertThat(file.statements().getFirst().toString()).doesNotContain("BE68539007547034");
            assertThat(file.statements().getFirst().entries().toString())
                    .doesNotContain("BE71096123456769")
                    .doesNotContainIgnoringCase("librairie du parc srl\"");
        }
    }
}
