package coop.ouvrage.takings.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.takings.Taking;
import coop.ouvrage.takings.TillDay;
import coop.ouvrage.unit.ProductionUnit;
import java.time.LocalDate;
import java.util.List;

/**
 * The receipts journal of a unit as its page shows it.
 *
 * @param cash in the till at the last close
 * @param expected what should lie in it now
 * @param closing day that the form closes
 * @param atClose what should lie in the till at its end, before anything is brought to the bank
 * @param register whether the law asks for a registered cash register instead
 */
public record TillView(
        ProductionUnit unit,
        List<Taking> open,
        Money cash,
        Money expected,
        LocalDate closing,
        Money atClose,
        List<TillDay> days,
        boolean register,
        boolean mayWrite) {}
