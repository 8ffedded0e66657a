package coop.ouvrage.returns.spi;

import java.nio.file.Path;
import java.util.List;

/** Compares a file with the authority's own schema, if the co-operative has put it in place. Not part of the file: made when the return is. */
public interface SchemaCheck {

    /** The kind of return that it can check. */
    String kind();

    /**
     * What was found.
     *
     * @param schema name of the schema; empty when there is none to compare with
     * @param errors what differs, at most a few
     */
    record Checked(String schema, List<String> errors) {

        public static final Checked NONE = new Checked("", List.of());

        public Checked {
            errors = List.copyOf(errors);
        }
    }

    Checked check(ReturnData data, Path file);
}
