package coop.ouvrage.employment;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Watches the hour at which work begins: declared work runs, undeclared work is told not to start. */
@Component
class StartWatch {

    private final ContractStore contracts;
    private final DeclarationTrouble trouble;

    StartWatch(ContractStore contracts, DeclarationTrouble trouble) {
        this.contracts = contracts;
        this.trouble = trouble;
    }

    @Transactional
    public void watch(Instant now) {
        contracts.start(now);
        contracts.undeclared(now).stream()
                .filter(contract -> contract.endsAt().isAfter(now))
                .forEach(contract -> trouble.tell(contract, DeclarationTrouble.Cause.START, List.of()));
    }
}
