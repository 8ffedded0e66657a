package coop.ouvrage.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BicTest {

    @Test
    void readsCodesOfBanksAsPeopleWriteThem() {
        assertThat(Bic.of("gkcc be bb").value()).isEqualTo("GKCCBEBB");
        assertThat(Bic.of("DEUTDEFF500").value()).isEqualTo("DEUTDEFF500");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(Bic.fault("")).contains(Bic.Fault.FORM);
        assertThat(Bic.fault("GKCCBEB")).as("seven characters").contains(Bic.Fault.FORM);
        assertThat(Bic.fault("GKCCBEBB1")).as("nine").contains(Bic.Fault.FORM);
        assertThat(Bic.fault("GKCC1EBB")).as("a digit in the country").contains(Bic.Fault.FORM);
        assertThat(Bic.fault("GKCC<EBB")).contains(Bic.Fault.FORM);
        assertThat(Bic.fault("GKCCXXBB")).as("no such country").contains(Bic.Fault.COUNTRY);
        assertThatThrownBy(() -> Bic.of("BE68539007547034")).isInstanceOf(IllegalArgumentException.class);
    }
}
