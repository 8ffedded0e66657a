package coop.ouvrage.demo;

import coop.ouvrage.employment.Mandates;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.treasury.BankAccounts;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was there before the year began: money at the bank, most of it in the guarantee fund, and who may sign for the entity. */
@DemoOnly
@Component
@Order(20)
class Opening implements Plot {

    static final String ENTITY = "PROD";

    /** The co-operative itself, which lends a worker. */
    static final String AGENCY = "COOP";

    /** Those with an account at the bank of the demo. */
    static final List<String> AT_THE_BANK = List.of(ENTITY, AGENCY, TrainingBudget.ENTITY);

    /** What an entity had before the year. */
    private record Wealth(String entity, String name, Money fund, Money pot) {

        Money all() {
            return fund.plus(pot);
        }
    }

    private static final List<Wealth> BEFORE = List.of(
            new Wealth(ENTITY, "La Traverse Production", Money.of("60000.00"), Money.of("190000.00")),
            new Wealth(AGENCY, "La Traverse", Money.of("5000.00"), Money.of("15000.00")),
            new Wealth(TrainingBudget.ENTITY, "La Traverse Formation", Money.of("3000.00"), Money.of("7000.00")));

    private final Ledger ledger;
    private final Units units;
    private final Mandates mandates;
    private final BankAccounts accounts;
    private final Surroundings surroundings;

    Opening(Ledger ledger, Units units, Mandates mandates, BankAccounts accounts, Surroundings surroundings) {
        this.ledger = ledger;
        this.units = units;
        this.mandates = mandates;
        this.accounts = accounts;
        this.surroundings = surroundings;
    }

    @Override
    public void on(LocalDate day) {
        if (!day.equals(DemoYear.FIRST)) {
            return;
        }
        BEFORE.forEach(wealth -> open(wealth, day));
        for (String employer : List.of(ENTITY, TrainingBudget.ENTITY)) {
            mandates.grant(
                    employer, "Colin Mayeur", "directeur délégué", day, "conseil d'administration du 3 novembre 2025");
        }
    }

    private void open(Wealth wealth, LocalDate day) {
        String entity = wealth.entity();
        ledger.post(EntryDraft.in(entity, Journal.SUNDRY, day)
                .key("demo:opening:" + entity)
                .from("opening", units.pot(entity))
                .text("demo.entry.opening", Map.of())
                .debit(AccountRole.BANK, wealth.all(), Dim.none())
                .credit(AccountRole.OPENING, wealth.fund(), Dim.unit(units.fund(entity)))
                .credit(AccountRole.OPENING, wealth.pot(), Dim.unit(units.pot(entity)))
                .build());
        surroundings
                .bank()
                .openAccount(
                        accounts.of(entity).iban().value(),
                        wealth.name(),
                        wealth.all().toDecimal());
    }
}
