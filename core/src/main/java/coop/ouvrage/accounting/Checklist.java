package coop.ouvrage.accounting;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.ledger.spi.ClosingCheck;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What must be true before a month is closed, with how it stands: what blocks first. */
@Service
public class Checklist {

    private final ObjectProvider<ClosingCheck> checks;
    private final Permissions permissions;

    Checklist(ObjectProvider<ClosingCheck> checks, Permissions permissions) {
        this.checks = checks;
        this.permissions = permissions;
    }

    @Transactional(readOnly = true)
    public List<ClosingCheck.Item> of(String entity, YearMonth month) {
        permissions.require(Permission.LEDGER_READ);
        return checks.orderedStream()
                .flatMap(check -> check.look(entity, month).stream())
                .sorted(Comparator.comparing(ClosingCheck.Item::state, Comparator.reverseOrder())
                        .thenComparing(ClosingCheck.Item::code))
                .toList();
    }
}
