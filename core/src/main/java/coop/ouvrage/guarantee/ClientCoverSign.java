package coop.ouvrage.guarantee;

import coop.ouvrage.customer.spi.CoverSign;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells any holder on a common client yes or no, and nothing else. */
@Component
class ClientCoverSign implements CoverSign {

    private final CoverRules rules;
    private final LegalEntities entities;

    ClientCoverSign(CoverRules rules, LegalEntities entities) {
        this.rules = rules;
        this.entities = entities;
    }

    @Override
    public boolean covers(UUID client) {
        return entities.all().stream()
                .filter(entity -> entity.kind() == LegalEntity.Kind.PRODUCTION)
                .anyMatch(entity -> rules.ofClient(entity.code(), client).isEmpty());
    }
}
