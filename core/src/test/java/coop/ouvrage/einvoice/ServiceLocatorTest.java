package coop.ouvrage.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceLocatorTest {

    /** The vector of the policy for use of identifiers and the locator specification. */
    @Test
    void namesAParticipantByTheHashOfItsIdentifier() {
        ServiceLocator locator = new ServiceLocator("edelivery.tech.ec.europa.eu", "dns:");
        assertThat(locator.name(new Identifier("0010", "5798000000001")))
                .isEqualTo("xukhfqabqziki3ykvr2fhr4snfa3pf5vpq6k4tonv3lmvsy5arvq"
                        + ".iso6523-actorid-upis.edelivery.tech.ec.europa.eu");
    }
}
