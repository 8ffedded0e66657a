package coop.ouvrage.customer;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.web.spi.MyUnits;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who may see, propose and decide on clients. */
@Component
class ClientAccess {

    private final CurrentUser user;
    private final Permissions permissions;
    private final ObjectProvider<MyUnits> units;

    ClientAccess(CurrentUser user, Permissions permissions, ObjectProvider<MyUnits> units) {
        this.user = user;
        this.permissions = permissions;
        this.units = units;
    }

    /** The person who acts, for logs; null for the system. */
    @Nullable
    UUID actor() {
        return user.partyId().orElse(null);
    }

    ClientSearch.Reader reader() {
        permissions.require(Permission.CLIENT_READ);
        boolean seesAll = user.actor().isSystem() || user.actor().isStaff();
        return new ClientSearch.Reader(actor(), seesAll, ownUnits());
    }

    /** Proposing for a unit asks that the unit be one's own. */
    void requireProposing(@Nullable UUID unit) {
        permissions.require(Permission.CLIENT_PROPOSE);
        if (unit != null) {
            permissions.require(Permission.QUOTE_WRITE, unit);
        }
    }

    void requireOfficer() {
        permissions.require(Permission.CLIENT_VERIFY);
    }

    /** Whoever answers for the VAT return, and so for what is sold without VAT. */
    void requireFinance() {
        permissions.require(Permission.LEDGER_CORRECT);
    }

    boolean isOfficer() {
        return permissions.allows(Permission.CLIENT_VERIFY);
    }

    /** The writer of a note, who acts for the unit. */
    UUID requireUnit(UUID unit) {
        permissions.require(Permission.QUOTE_WRITE, unit);
        return user.partyId().orElseThrow(() -> new IllegalStateException("a note is written by a person"));
    }

    List<UUID> ownUnits() {
        return user
                .partyId()
                .flatMap(party -> units.stream().findFirst().map(known -> known.of(party)))
                .orElse(List.of())
                .stream()
                .map(MyUnits.MyUnit::id)
                .toList();
    }
}
