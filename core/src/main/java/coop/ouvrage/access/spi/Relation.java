package coop.ouvrage.access.spi;

import java.util.UUID;

/** A relation that gives a right: "my unit", "my portfolio". One bean each, named as in the permission matrix. */
public interface Relation {

    /** The name in the matrix, such as {@code holder}. */
    String name();

    /** Whether it holds between the party of the current user and the subject asked for. */
    boolean holds(UUID party, UUID subject);
}
