package coop.ouvrage.demo;

import coop.ouvrage.returns.AuthorityPayments;
import coop.ouvrage.returns.ReturnId;
import coop.ouvrage.returns.ReturnPayments;
import coop.ouvrage.returns.Returns;
import coop.ouvrage.returns.ReturnsDue;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Once a month payroll declares what has ended, one officer making and another filing; finance pays what is owed for it. */
@DemoOnly
@Component
@Order(380)
class Filings implements Plot {

    private static final int DAY = 12;

    private final Cast cast;
    private final Parking parking;
    private final ReturnsDue due;
    private final Returns returns;
    private final ReturnPayments payments;
    private final AuthorityPayments accounts;

    Filings(
            Cast cast,
            Parking parking,
            ReturnsDue due,
            Returns returns,
            ReturnPayments payments,
            AuthorityPayments accounts) {
        this.cast = cast;
        this.parking = parking;
        this.due = due;
        this.returns = returns;
        this.payments = payments;
        this.accounts = accounts;
    }

    @Override
    public void on(LocalDate day) {
        if (day.equals(DemoYear.FIRST)) {
            parking.attempt("the accounts of the authorities", this::enterAccounts);
        }
        if (day.getDayOfMonth() == DAY) {
            cast.act(
                    "rosa",
                    () -> ended(day)
                            .forEach(open -> parking.attempt(
                                    "the return " + open.kind() + " of " + open.period(), () -> declare(open))));
        }
    }

    private void enterAccounts() {
        List<String> authorities = List.of("be.social_security", "be.tax", "be.tax_movable", "be.vat");
        for (String authority : authorities) {
            String iban = Numbers.iban(9000 + authorities.indexOf(authority));
            cast.act(
                    "ombeline",
                    () -> accounts.enter(authority, iban, "Lettre de l’administration")
                            .orThrow());
            cast.act("jef", () -> accounts.confirm(authority).orThrow());
        }
    }

    private List<ReturnsDue.Due> ended(LocalDate day) {
        return due.all().stream().filter(open -> open.last().isBefore(day)).toList();
    }

    private void declare(ReturnsDue.Due open) {
        ReturnId made = returns.make(open.entity(), open.kind(), open.first()).orThrow();
        cast.act("gust", () -> returns.file(made, "demo " + open.period(), "").orThrow());
        cast.act("ombeline", () -> {
            if (returns.get(made).change().isPositive()) {
                payments.pay(made).orThrow();
            }
        });
    }
}
