package coop.ouvrage.einvoice;

import org.jspecify.annotations.Nullable;

/** Whom to ask about the document. */
public record Contact(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String mail) {}
