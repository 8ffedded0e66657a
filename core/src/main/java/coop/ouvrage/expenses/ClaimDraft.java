package coop.ouvrage.expenses;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/** A cost that a member wants back. */
public record ClaimDraft(UUID unit, UUID job, Money amount, LocalDate spentOn, String description) {}
