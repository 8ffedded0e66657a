package coop.ouvrage.invoicing;

import coop.ouvrage.money.Iban;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** On which account clients pay an entity: the setting {@code ouvrage.receiving-account.<CODE>}. */
@Component
class ReceivingAccounts {

    private final Environment environment;

    ReceivingAccounts(Environment environment) {
        this.environment = environment;
    }

    /** Empty if none is set: then the document names no account and has no payment code. */
    Optional<Iban> of(String entity) {
        return Optional.ofNullable(environment.getProperty("ouvrage.receiving-account." + entity))
                .filter(written -> !written.isBlank())
                .map(Iban::of);
    }
}
