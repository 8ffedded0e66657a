package coop.ouvrage.shifts.web;

import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.shifts.BilledWeek;

/** A week, or a part of it, with the invoice that bears it. */
public record WeekRow(BilledWeek week, Invoice invoice) {}
