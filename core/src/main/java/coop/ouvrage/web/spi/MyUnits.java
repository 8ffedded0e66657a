package coop.ouvrage.web.spi;

import java.util.List;
import java.util.UUID;

/** The production units of a person, for the navigation of their pages. */
public interface MyUnits {

    /** One unit, by the name that its holder gave it. */
    record MyUnit(UUID id, String name) {}

    List<MyUnit> of(UUID party);
}
