package coop.ouvrage.customer;

import org.jspecify.annotations.Nullable;

/** A client as a list shows it: identity and whether it is verified, nothing of what any unit does with it. */
public record ClientSummary(
        ClientId id,
        ClientKind kind,
        String name,
        @Nullable String legalForm,
        String country,
        @Nullable String city,
        @Nullable String enterpriseNumber,
        @Nullable String vatNumber,
        ClientState state) {}
