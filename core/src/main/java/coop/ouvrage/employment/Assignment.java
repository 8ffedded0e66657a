package coop.ouvrage.employment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who works for whom.
 *
 * @param entity legal entity that employs
 * @param job the job of the work; also the subject of its budget
 * @param order the accepted order that brings the money; none when an activity pays from what it has
 * @param unit production unit that bears the charge
 * @param holder party that answers for the unit
 * @param worker party that works; may be the holder
 */
public record Assignment(String entity, UUID job, @Nullable UUID order, UUID unit, UUID holder, UUID worker) {}
