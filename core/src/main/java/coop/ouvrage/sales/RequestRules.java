package coop.ouvrage.sales;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.ClientKind;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.QuotePrices;
import coop.ouvrage.invoicing.Sale;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What keeps an invoice from being asked for, beside what keeps it from being issued. */
@Component
class RequestRules {

    private final Invoices invoices;
    private final QuotePrices prices;
    private final Clients clients;
    private final Units units;
    private final BusinessTime time;

    RequestRules(Invoices invoices, QuotePrices prices, Clients clients, Units units, BusinessTime time) {
        this.invoices = invoices;
        this.prices = prices;
        this.clients = clients;
        this.units = units;
        this.time = time;
    }

    List<Refusal> refusals(Sale sale, @Nullable Repeat repeat) {
        Optional<Client> client = clients.visible(sale.client());
        if (client.isEmpty()) {
            return List.of(Refusal.of("invoicing.client_unknown"));
        }
        List<Refusal> never = supplies(sale);
        if (!never.isEmpty()) {
            return never;
        }
        List<Refusal> refusals = new ArrayList<>(days(repeat));
        refusals.addAll(lines(sale));
        if (client.get().kind() == ClientKind.PUBLIC_BODY
                && (sale.clientReference() == null || sale.clientReference().isBlank())) {
            refusals.add(Refusal.of("sales.public_reference_missing"));
        }
        if (repeat != null
                && (sale.form() == Invoice.Form.DEPOSIT || !sale.deposits().isEmpty())) {
            refusals.add(Refusal.of("sales.deposit_repeated"));
        }
        if (refusals.isEmpty()) {
            refusals.addAll(invoices.refusals(sale));
        }
        return refusals;
    }

    private List<Refusal> supplies(Sale sale) {
        return sale.lines().stream()
                .flatMap(line -> prices.supplyRefusals(line.unit(), sale.client(), List.of(line.supply())).stream())
                .distinct()
                .toList();
    }

    private List<Refusal> days(@Nullable Repeat repeat) {
        List<Refusal> refusals = new ArrayList<>();
        if (repeat == null) {
            return refusals;
        }
        if (!Repeat.MONTHS.contains(repeat.months())) {
            refusals.add(Refusal.of("sales.rhythm_unknown"));
        }
        if (!repeat.first().isAfter(time.today())) {
            refusals.add(Refusal.of("sales.first_day_past", "day", repeat.first()));
        }
        if (repeat.last() != null && repeat.last().isBefore(repeat.first())) {
            refusals.add(Refusal.of("sales.end_before_first", "day", repeat.last()));
        }
        return refusals;
    }

    private List<Refusal> lines(Sale sale) {
        List<Refusal> refusals = new ArrayList<>();
        boolean elsewhere = sale.units().stream()
                .anyMatch(unit -> !units.get(unit).entity().equals(sale.entity())
                        || !units.get(unit).open());
        if (elsewhere) {
            refusals.add(Refusal.of("sales.unit_of_other_entity"));
        }
        if (sale.lines().stream()
                .anyMatch(line ->
                        line.quantity().signum() <= 0 || line.unitPrice().signum() < 0)) {
            refusals.add(Refusal.of("sales.negative_line"));
        }
        if (sale.lines().stream().distinct().count() < sale.lines().size()) {
            refusals.add(Refusal.of("sales.line_twice"));
        }
        int number = 1;
        for (Sale.Line line : sale.lines()) {
            String why = line.justification();
            boolean asked = prices.asksJustification(line.unit(), sale.client(), line.supply());
            if (asked && (why == null || why.isBlank())) {
                refusals.add(Refusal.of("sales.justification_missing", "line", number));
            }
            number++;
        }
        return refusals;
    }
}
