package coop.ouvrage.payroll.web;

import java.time.LocalDate;

/** A wage that could not be calculated, and why. */
public record BlockedWage(String contract, LocalDate due, String why) {}
