package coop.ouvrage.treasury.format;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A balance as the bank states it; negative = overdrawn. The scale is the bank's, CODA has three decimals. */
public record Balance(
        BigDecimal amount, String currency, @Nullable LocalDate date) {}
