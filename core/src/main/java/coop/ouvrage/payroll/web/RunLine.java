package coop.ouvrage.payroll.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.web.Mark;
import java.time.LocalDate;

/** A pay run in the list. */
public record RunLine(
        String id, String entity, LocalDate creditedOn, LocalDate releaseBefore, Money net, Mark mark, String state) {}
