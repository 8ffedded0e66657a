package coop.ouvrage.ledger.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.web.Form;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Debits, credits and balance of every account over whole months. */
public record AccountsPage(
        Form form,
        Map<String, String> entities,
        LocalDate from,
        LocalDate to,
        List<Row> rows,
        Money debit,
        Money credit,
        String export) {

    /** One account, leading to its lines. */
    public record Row(String number, String name, Money debit, Money credit, Money balance, String href) {}
}
