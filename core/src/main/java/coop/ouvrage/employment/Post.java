package coop.ouvrage.employment;

import java.util.Objects;

/**
 * What the work is.
 *
 * @param function what the worker does, in words
 * @param jointCommittee number such as {@code 304.00} or {@code 200.00}
 * @param reason why the contract is of fixed term; kept because successive ones are presumed open-ended without a reason
 * @param functionClass class of the function in its joint committee, such as {@code 200/B}: decides the lowest pay; empty for work that
 *     no class names, which is paid at least the guaranteed minimum
 */
public record Post(String function, Workplace place, String jointCommittee, String reason, String functionClass) {

    public Post {
        functionClass =
                Objects.requireNonNullElse(functionClass, ""); // terms that were stored before classes were known
    }

    public Post(String function, Workplace place, String jointCommittee, String reason) {
        this(function, place, jointCommittee, reason, "");
    }

    /** The main number of the joint committee, without its sub-committee. */
    public String committee() {
        return jointCommittee.split("\\.", 2)[0];
    }
}
