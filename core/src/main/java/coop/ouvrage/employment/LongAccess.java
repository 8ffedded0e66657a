package coop.ouvrage.employment;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Refusal;
import java.time.YearMonth;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lasting contracts as those find them who act on them: who may, and whether there is anything to act on. */
@Component
class LongAccess {

    private final LongStore store;
    private final ContractStore contracts;
    private final Permissions permissions;
    private final CurrentUser user;
    private final BusinessTime time;

    LongAccess(LongStore store, ContractStore contracts, Permissions permissions, CurrentUser user, BusinessTime time) {
        this.store = store;
        this.contracts = contracts;
        this.permissions = permissions;
        this.user = user;
        this.time = time;
    }

    List<Refusal> ownCase(LongContract contract) {
        return user.is(contract.worker()) || user.is(contract.holder())
                ? List.of(Refusal.of("employment.own_case"))
                : List.of();
    }

    List<Refusal> notRunning(LongContract contract) {
        boolean running = contract.state() == LongContract.State.AGREED
                && contract.ending() == null
                && first(contract).map(c -> c.state().binding()).orElse(false);
        return running ? List.of() : List.of(Refusal.of("employment.long_not_running"));
    }

    Optional<WorkContract> first(LongContract contract) {
        return Optional.ofNullable(contract.firstMonth()).flatMap(contracts::find);
    }

    YearMonth month() {
        return YearMonth.from(time.today());
    }

    LongContract known(UUID id) {
        return store.find(id).orElseThrow(() -> new NoSuchElementException("no long contract " + id));
    }

    LongContract open(UUID id) {
        LongContract contract = known(id);
        permissions.require(Permission.LONG_DECIDE, contract.unit());
        return store.lock(id).orElseThrow();
    }
}
