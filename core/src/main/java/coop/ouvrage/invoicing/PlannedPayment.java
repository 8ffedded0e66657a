package coop.ouvrage.invoicing;

import coop.ouvrage.money.Money;
import java.time.LocalDate;

/** The payment that an agreed plan expects next: how much, by which day, and how. */
public record PlannedPayment(LocalDate dueOn, Money amount, PaymentDetails details) {}
