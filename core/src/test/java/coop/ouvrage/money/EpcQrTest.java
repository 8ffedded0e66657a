package coop.ouvrage.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class EpcQrTest {

    private static final Iban ACCOUNT = Iban.of("BE68539007547034");

    @Test
    void carriesABelgianReferenceInTheTextLine() {
        EpcQr code = EpcQr.of("Atelier des Pinsons", ACCOUNT, Money.of("1210.00"), StructuredReference.of(2026000042));
        assertThat(code.payload())
                .isEqualTo(
                        "BCD\n002\n1\nSCT\n\nAtelier des Pinsons\nBE68539007547034\nEUR1210.00\n\n\n+++202/6000/04236+++");
    }

    @Test
    void asksForAnotherAmountWithTheSameReference() {
        String whole = EpcQr.of("Atelier des Pinsons", ACCOUNT, Money.of("1210.00"), StructuredReference.of(2026000042))
                .payload();
        assertThat(EpcQr.asking(whole, Money.of("210.50")))
                .isEqualTo(
                        "BCD\n002\n1\nSCT\n\nAtelier des Pinsons\nBE68539007547034\nEUR210.50\n\n\n+++202/6000/04236+++");
        assertThatIllegalArgumentException().isThrownBy(() -> EpcQr.asking(whole, Money.ZERO));
    }

    @Test
    void carriesAnIsoReferenceInItsOwnLineWithoutTrailingLines() {
        EpcQr code = EpcQr.of("Atelier", ACCOUNT, Money.of("0.01"), CreditorReference.of("INV20260042"));
        assertThat(code.payload()).endsWith("EUR0.01\n\nRF73INV20260042");
    }

    @Test
    void cutsALongNameAndKeepsItOnOneLine() {
        String name = "É".repeat(69) + "\nAB";
        String line =
                new EpcQr(name, ACCOUNT, Money.of("1.00"), null, null).payload().split("\n")[5];
        assertThat(line).isEqualTo("É".repeat(69));
    }

    @Test
    void refusesWhatTheStandardHasNoRoomFor() {
        StructuredReference reference = StructuredReference.of(1);
        for (String amount : new String[] {"0.00", "-1.00", "1000000000.00"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> EpcQr.of("A", ACCOUNT, Money.of(amount), reference));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> EpcQr.of(" ", ACCOUNT, Money.of("1.00"), reference));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EpcQr("A", ACCOUNT, Money.of("1.00"), CreditorReference.of("1"), "text"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EpcQr("A", ACCOUNT, Money.of("1.00"), null, "x".repeat(141)));
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> new EpcQr("É".repeat(70), ACCOUNT, Money.of("1.00"), null, "é".repeat(140)).payload());
    }
}
