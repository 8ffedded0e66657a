package coop.ouvrage.ledger;

import coop.ouvrage.money.Money;
import java.time.LocalDate;

/** What an account moved in a month, debit positive. */
public record MonthAmount(LocalDate month, String account, Money amount) {}
