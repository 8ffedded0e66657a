package coop.ouvrage.unit;

import coop.ouvrage.membership.MemberAdmitted;
import coop.ouvrage.membership.SharePaid;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens the unit of a new member, and makes a trial unit a full one when its holder has paid a share. */
@Component
class UnitsOfMembers {

    private static final String PRODUCTION = "PROD";
    private static final int LONGEST_NAME = 100;

    private final Units units;

    UnitsOfMembers(Units units) {
        this.units = units;
    }

    @EventListener
    void admitted(MemberAdmitted event) {
        String name = event.unitName();
        int end = name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.codePointCount(0, name.length())));
        String trade = event.trade().name().toLowerCase(Locale.ROOT);
        units.open(PRODUCTION, event.member().value(), name.substring(0, end), trade, !event.shareholder())
                .orThrow();
    }

    @EventListener
    void paid(SharePaid event) {
        if (event.first()) {
            units.ofHolder(event.shareholder().value())
                    .forEach(unit -> units.confirm(unit.id().value()));
        }
    }
}
