package coop.ouvrage.returns.spi;

import java.util.Set;

/** Names the authorities to which filed returns owe something. */
public interface PaidAuthorities {

    /** Codes, each with a name {@code returns.authority.<code>}. */
    Set<String> codes();
}
