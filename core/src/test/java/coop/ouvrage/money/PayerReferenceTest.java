package coop.ouvrage.money;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PayerReferenceTest {

    private final PayerReference home = new PayerReference("123456789002", false);
    private final PayerReference abroad = new PayerReference("123456789002", true);

    @Test
    void isWrittenAsTheBankOfThePayerKnowsIt() {
        assertThat(home.display()).isEqualTo("+++123/4567/89002+++");
        assertThat(home.stated()).isEqualTo(home.display());
        assertThat(home.bare()).isEqualTo("123456789002");
        assertThat(abroad.bare()).startsWith("RF").endsWith("123456789002");
        assertThat(abroad.stated()).isEqualTo(abroad.bare());
        assertThat(CreditorReference.parse(abroad.display()))
                .contains(home.own().creditor());
    }

    @Test
    void isSoughtInEitherForm() {
        assertThat(StructuredReference.sought(abroad.display())).isEqualTo("123456789002");
        assertThat(StructuredReference.sought(abroad.bare())).isEqualTo("123456789002");
        assertThat(StructuredReference.sought(home.display())).isEqualTo("123456789002");
        assertThat(StructuredReference.sought("2026-000051")).isEqualTo("2026000051");
    }
}
