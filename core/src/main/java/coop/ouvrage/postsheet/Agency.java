package coop.ouvrage.postsheet;

/**
 * An entity that works as an agency.
 *
 * @param recognition number or decision by which the authority recognises it
 * @param committee joint committee of its temporary workers, such as {@code 322}
 * @param source where the officer read it
 */
public record Agency(String entity, String recognition, String committee, String source) {

    /** Whether work of that main number of a joint committee is work of its temporary workers. */
    boolean covers(String main) {
        return main.equals(committee.split("\\.", 2)[0]);
    }
}
