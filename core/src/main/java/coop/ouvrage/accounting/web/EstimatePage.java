package coop.ouvrage.accounting.web;

import coop.ouvrage.accounting.WriteDowns;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.Form;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Estimates of a month of an entity, and what its structure was meant to spend in the year. */
public record EstimatePage(
        Form form,
        Map<String, String> entities,
        String entity,
        LocalDate month,
        WriteDowns.Proposal writeDown,
        Money recharge,
        Map<String, String> kinds,
        Map<String, String> accounts,
        List<Row> budget,
        List<String> formats,
        boolean mayBook) {

    /** An account of the structure. */
    public record Row(String account, Money budget, Money actual, Money left) {}
}
