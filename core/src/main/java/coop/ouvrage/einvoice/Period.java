package coop.ouvrage.einvoice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** First and last day, both included, of what is invoiced. */
public record Period(@Nullable LocalDate start, @Nullable LocalDate end) {}
