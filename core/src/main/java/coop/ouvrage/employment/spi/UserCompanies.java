package coop.ouvrage.employment.spi;

import coop.ouvrage.employment.WorkContract;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asked upward when a declaration leaves and when wages are calculated: does an agency lend the worker, and to whom? */
public interface UserCompanies {

    /** By contract; contracts of entities that are no agency, and those whose client is not known, are left out. */
    Map<UUID, UserCompany> of(Collection<WorkContract> contracts);

    /** The joint committee of the workers whom an entity lends; empty for one that is no agency. */
    Optional<String> committee(String entity);

    /** Whether an entity is an agency that lends workers of this joint committee. */
    boolean lends(String entity, String committee);
}
