package coop.ouvrage.customer.spi;

import java.util.List;
import java.util.UUID;

/** Which production units a person acts for: notes on clients are private to the unit. */
public interface OwnUnits {

    /** The units of which this person is holder or administrator, in the order of their names. */
    List<OwnUnit> of(UUID party);

    /** A unit, as a form offers it. */
    record OwnUnit(UUID id, String name) {}
}
