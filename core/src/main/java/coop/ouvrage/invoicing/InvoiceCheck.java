package coop.ouvrage.invoicing;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.einvoice.EInvoiceRules;
import coop.ouvrage.einvoice.EInvoiceWords;
import coop.ouvrage.einvoice.Finding;
import coop.ouvrage.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Judges a document by the official rules before it has a number: what a receiver's software would refuse is refused here, while
 * it can still be changed.
 */
@Component
class InvoiceCheck {

    private final InvoiceWriter writer;
    private final EInvoiceRules rules;
    private final Clients clients;
    private final CurrentUser user;
    private final Environment environment;
    private final AtomicLong seen = new AtomicLong();

    InvoiceCheck(
            InvoiceWriter writer, EInvoiceRules rules, Clients clients, CurrentUser user, Environment environment) {
        this.writer = writer;
        this.rules = rules;
        this.clients = clients;
        this.user = user;
        this.environment = environment;
    }

    List<Refusal> refusals(Invoice draft) {
        List<Refusal> refusals = new ArrayList<>();
        Client client = clients.get(draft.client());
        boolean unreachable = InvoiceParties.endpoint(
                        client, clients.contactAddress(draft.client()).orElse(null))
                == null;
        if (unreachable) {
            refusals.add(Refusal.of("invoicing.client_without_contact"));
        }
        if (client.orderNumberNeeded()
                && (draft.clientReference() == null || draft.clientReference().isBlank())) {
            refusals.add(Refusal.of("invoicing.order_number_missing"));
        }
        if (refusals.isEmpty() && isSeen()) {
            rules.check(writer.write(draft)).errors().stream()
                    .map(this::refusal)
                    .forEach(refusals::add);
        }
        return refusals;
    }

    /** The first of so many, 0 for none: all are seen, except while invented data are loaded, which are alike. */
    private boolean isSeen() {
        int oneIn = environment.getProperty("ouvrage.einvoice.check-one-in", Integer.class, 1);
        return oneIn > 0 && seen.getAndIncrement() % oneIn == 0;
    }

    private Refusal refusal(Finding finding) {
        String words = EInvoiceWords.in(Locale.of(user.actor().language()))
                .rule(finding.rule())
                .orElse(finding.message());
        return Refusal.of("invoicing.einvoice", "rule", finding.rule(), "words", words);
    }
}
