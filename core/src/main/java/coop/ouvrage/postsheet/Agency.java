package coop.ouvrage.postsheet;

/**
 * An entity that works as an agency.
 *
 * @param recognition number or decision by which the authority recognises it
 * @param committee joint committee of its temporary workers, such as {@code 322}
 * @param source where the officer read it
 */
public record Agency(String entity, String recognition, String committee, String source) {}
