package coop.ouvrage.invoicing;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.VatChecks;
import coop.ouvrage.einvoice.EInvoiceRules;
import coop.ouvrage.einvoice.EInvoiceWords;
import coop.ouvrage.einvoice.Finding;
import coop.ouvrage.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Judges a document by the official rules before it has a number: what a receiver's software would refuse is refused here, while
 * it can still be changed.
 */
@Component
class InvoiceCheck {

    private static final int MOST_SHAPES = 10_000;

    private final InvoiceWriter writer;
    private final EInvoiceRules rules;
    private final InvoiceLookUp lookUp;
    private final VatChecks vatChecks;
    private final CurrentUser user;
    private final Environment environment;
    private final Set<InvoiceShape> good = ConcurrentHashMap.newKeySet();
    private final AtomicLong seen = new AtomicLong();
    private final JudgedInvoices judged;

    InvoiceCheck(
            InvoiceWriter writer,
            EInvoiceRules rules,
            InvoiceLookUp lookUp,
            VatChecks vatChecks,
            CurrentUser user,
            JudgedInvoices judged,
            Environment environment) {
        this.writer = writer;
        this.rules = rules;
        this.lookUp = lookUp;
        this.vatChecks = vatChecks;
        this.user = user;
        this.judged = judged;
        this.environment = environment;
    }

    List<Refusal> refusals(Invoice draft) {
        return findings(draft, lookUp.of(draft));
    }

    /** The same with what was looked up for many. */
    List<Refusal> findings(Invoice draft, InvoiceSources sources) {
        List<Refusal> refusals = unreachable(draft, sources.client());
        if (refusals.isEmpty() && isSeen()) {
            refusals.addAll(judged(draft, sources));
        }
        return refusals;
    }

    /** The same for one of many: the rules judge the first of each shape, since they judge others of it alike. */
    List<Refusal> refusals(Invoice draft, InvoiceSources sources) {
        List<Refusal> refusals = unreachable(draft, sources.client());
        InvoiceShape shape = InvoiceShape.of(draft, sources);
        if (!refusals.isEmpty() || good.contains(shape) && !each() || !isSeen()) {
            return refusals;
        }
        List<Refusal> judged = judged(draft, sources);
        if (judged.isEmpty() && good.size() < MOST_SHAPES) {
            good.add(shape);
        }
        return judged;
    }

    private List<Refusal> unreachable(Invoice draft, Client client) {
        List<Refusal> refusals = new ArrayList<>();
        if (InvoiceParties.endpoint(client, client.email()) == null) {
            refusals.add(Refusal.of("invoicing.client_without_contact"));
        }
        if (client.orderNumberNeeded()
                && (draft.clientReference() == null || draft.clientReference().isBlank())) {
            refusals.add(Refusal.of("invoicing.order_number_missing"));
        }
        if (draft.kind() == Invoice.Kind.INVOICE && leavesVatToClient(draft) && !vatChecks.stands(client)) {
            refusals.add(Refusal.of(
                    "invoicing.vat_number_invalid",
                    "number",
                    Objects.requireNonNull(client.vatNumber()).value()));
        }
        return refusals;
    }

    /** An order may be older than the answer that the number is no longer in use. */
    private static boolean leavesVatToClient(Invoice draft) {
        return draft.lines().stream().anyMatch(line -> VatProofs.LEFT_TO_CLIENT.contains(line.vatCategory()));
    }

    private List<Refusal> judged(Invoice draft, InvoiceSources sources) {
        judged.one();
        return rules.check(writer.write(draft, sources)).errors().stream()
                .map(this::refusal)
                .toList();
    }

    /** The first of so many, 0 for none: all are seen, except while invented data are loaded, which are alike. */
    private boolean isSeen() {
        int oneIn = environment.getProperty("ouvrage.einvoice.check-one-in", Integer.class, 1);
        return oneIn > 0 && seen.getAndIncrement() % oneIn == 0;
    }

    /** Whether invoices of a shape that was judged before are judged too: a replay that is asked to check all of them. */
    private boolean each() {
        return environment.getProperty("ouvrage.einvoice.check-each", Boolean.class, false);
    }

    private Refusal refusal(Finding finding) {
        String words = EInvoiceWords.in(Locale.of(user.actor().language()))
                .rule(finding.rule())
                .orElse(finding.message());
        return Refusal.of("invoicing.einvoice", "rule", finding.rule(), "words", words);
    }
}
