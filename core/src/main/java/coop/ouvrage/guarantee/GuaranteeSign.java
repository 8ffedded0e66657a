package coop.ouvrage.guarantee;

import coop.ouvrage.customer.spi.CoverSign;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells a holder yes or no about a client of all units: never why, nor any amount of another unit. */
@Component
class GuaranteeSign implements CoverSign {

    private static final String PRODUCTION = "PROD";

    private final CoverRules rules;

    GuaranteeSign(CoverRules rules) {
        this.rules = rules;
    }

    @Override
    public boolean covers(UUID client) {
        return rules.ofClient(PRODUCTION, client).isEmpty();
    }
}
