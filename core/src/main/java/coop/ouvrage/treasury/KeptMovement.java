package coop.ouvrage.treasury;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movement as it is kept, whole or in parts.
 *
 * @param key of the entry
 * @param waiting the line of the whole movement while it waits for a person; else null
 */
record KeptMovement(
        String key,
        LocalDate bookedOn,
        Money amount,
        String bankReference,
        @Nullable UUID waiting) {}
