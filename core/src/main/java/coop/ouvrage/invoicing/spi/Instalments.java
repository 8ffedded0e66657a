package coop.ouvrage.invoicing.spi;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** How invoices are paid that stand in a payment plan: told by the module that agrees plans. */
public interface Instalments {

    /** The payment that an agreed plan expects next; empty for an invoice in no plan, or paid as far as the plan reaches. */
    Optional<Instalment> next(UUID invoice);

    /**
     * One payment of a plan, which may be for several invoices.
     *
     * @param reference twelve digits of a structured communication of its own
     */
    record Instalment(LocalDate dueOn, Money amount, String reference) {}
}
