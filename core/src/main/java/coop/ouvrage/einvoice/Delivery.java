package coop.ouvrage.einvoice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When and where it was delivered; both are compulsory for goods sent to another country of the EU (category K). */
public record Delivery(@Nullable LocalDate date, @Nullable PostalAddress address) {}
