package coop.ouvrage.employment;

import coop.ouvrage.employment.spi.ConfirmedTogether;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Confirms the work of many contracts in one transaction: each by the person who may, with one batch of invoices for all. */
@Service
public class ManyConfirmed {

    private final ObjectProvider<ConfirmedTogether> followers;

    ManyConfirmed(ObjectProvider<ConfirmedTogether> followers) {
        this.followers = followers;
    }

    /** @param confirmations calls of {@link WorkDone}; a refused one keeps no other back */
    @Transactional
    public <T> T during(Supplier<T> confirmations) {
        Supplier<T> all = confirmations;
        for (ConfirmedTogether follower : followers) {
            Supplier<T> inner = all;
            all = () -> follower.during(inner);
        }
        return all.get();
    }
}
