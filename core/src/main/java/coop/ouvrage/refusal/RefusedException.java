package coop.ouvrage.refusal;

import java.util.List;
import java.util.stream.Collectors;

/** Carries refusals through layers that must unwind and roll back; {@code web} turns it into a page, a problem or an exit code. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;

    public RefusedException(List<Refusal> refusals) {
        super(refusals.stream().map(Refusal::code).collect(Collectors.joining(", ")));
        this.refusals = List.copyOf(refusals);
    }

    public RefusedException(Refusal refusal) {
        this(List.of(refusal));
    }

    public List<Refusal> refusals() {
        return refusals;
    }
}
