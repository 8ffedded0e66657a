package coop.ouvrage.invoicing;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.exchange.ReferenceRate;
import coop.ouvrage.exchange.ReferenceRates;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Brings sales to the point where only numbers are missing: deposits taken off, VAT decided, judged by the official rules. */
@Component
class SalePreparation {

    private final Deductions deductions;
    private final SaleDrafts drafts;
    private final InvoiceInserts references;
    private final InvoiceCheck check;
    private final InvoiceLookUp lookUp;
    private final Clients clients;
    private final ReferenceRates rates;
    private final BusinessTime time;

    SalePreparation(
            Deductions deductions,
            SaleDrafts drafts,
            InvoiceInserts references,
            InvoiceCheck check,
            InvoiceLookUp lookUp,
            Clients clients,
            ReferenceRates rates,
            BusinessTime time) {
        this.deductions = deductions;
        this.drafts = drafts;
        this.references = references;
        this.check = check;
        this.lookUp = lookUp;
        this.clients = clients;
        this.rates = rates;
        this.time = time;
    }

    /**
     * One answer for each sale, in order.
     *
     * @param sources what is known beside the invoices that were not refused
     */
    record Prepared(List<Outcome<Invoice>> answers, InvoiceLookUp.Known sources) {

        List<Invoice> accepted() {
            return answers.stream().flatMap(answer -> accepted(answer).stream()).toList();
        }

        private static List<Invoice> accepted(Outcome<Invoice> answer) {
            return answer instanceof Outcome.Done<Invoice>(Invoice invoice) ? List.of(invoice) : List.of();
        }
    }

    Prepared prepare(List<Sale> sales) {
        Map<UUID, Client> known = clients.all(sales.stream().map(Sale::client).collect(Collectors.toSet()));
        Map<String, Outcome<ReferenceRate>> ofDay = sales.stream()
                .map(Sale::currency)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(currency -> currency, currency -> rates.on(currency, time.today())));
        List<Long> counts = references.references(sales.size());
        List<Outcome<Invoice>> drafted = new ArrayList<>(sales.size());
        for (int i = 0; i < sales.size(); i++) {
            drafted.add(draft(sales.get(i), known, ofDay, counts.get(i)));
        }
        InvoiceLookUp.Known sources = lookUp.of(
                drafted.stream().flatMap(a -> Prepared.accepted(a).stream()).toList(), known);
        return new Prepared(
                drafted.stream().map(answer -> judged(answer, sources)).toList(), sources);
    }

    private Outcome<Invoice> draft(
            Sale sale, Map<UUID, Client> known, Map<String, Outcome<ReferenceRate>> ofDay, long count) {
        Outcome<ReferenceRate> rate = sale.currency() == null ? null : ofDay.get(sale.currency());
        if (rate instanceof Outcome.Refused<ReferenceRate>(List<Refusal> missing)) {
            return Outcome.refused(missing);
        }
        return switch (deductions.taken(sale)) {
            case Outcome.Refused<Sale>(List<Refusal> refusals) -> Outcome.refused(refusals);
            case Outcome.Done<Sale>(Sale whole) ->
                drafts.draft(whole, known.get(whole.client()), rate == null ? null : rate.orThrow(), count);
        };
    }

    private Outcome<Invoice> judged(Outcome<Invoice> answer, InvoiceLookUp.Known sources) {
        if (!(answer instanceof Outcome.Done<Invoice>(Invoice invoice))) {
            return answer;
        }
        List<Refusal> refusals = check.refusals(invoice, sources.of(invoice));
        return refusals.isEmpty() ? answer : Outcome.refused(refusals);
    }
}
