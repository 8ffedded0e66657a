package coop.ouvrage.recovery;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.receivables.InvoicePaid;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.words.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A reduction of the price for a client that pays early, offered by the holder on an invoice that has left. When the money comes in time
 * and is the invoice less the reduction, a credit note gives the rest: price, VAT and contribution are lowered together, as for every
 * price reduction that is granted after the invoice. A discount that is printed on the invoice from the start would lower the base of its
 * VAT at once (VAT code, article 28, 1°); such invoices are not made.
 */
@Service
public class EarlyPayments {

    private final EarlyPaymentStore store;
    private final OpenItems items;
    private final StateStore states;
    private final Invoices invoices;
    private final Clients clients;
    private final ClientMail mail;
    private final RecoveryLog log;
    private final Policies policies;
    private final Texts texts;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    EarlyPayments(
            EarlyPaymentStore store,
            OpenItems items,
            StateStore states,
            Invoices invoices,
            Clients clients,
            ClientMail mail,
            RecoveryLog log,
            Policies policies,
            Texts texts,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.items = items;
        this.states = states;
        this.invoices = invoices;
        this.clients = clients;
        this.mail = mail;
        this.log = log;
        this.policies = policies;
        this.texts = texts;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /**
     * A reduction that was offered.
     *
     * @param net of the price; {@code gross} VAT included
     * @param creditNote that gave it; null while it was not taken
     */
    public record Offer(
            UUID invoice,
            BigDecimal percent,
            Money net,
            Money gross,
            LocalDate until,
            @org.jspecify.annotations.Nullable UUID creditNote) {

        /** Whether it can still be taken. */
        public boolean isOpen(LocalDate today) {
            return creditNote == null && !today.isAfter(until);
        }
    }

    /**
     * Offers a reduction; the client is told by mail what to pay until when.
     *
     * @param percent of the price
     * @return refused above the policy, for days before today or after the due date, for an invoice that is disputed, partly settled
     *     or has an offer already
     */
    @Transactional
    public Outcome<UUID> offer(UUID id, BigDecimal percent, LocalDate until) {
        OpenItem item = items.find(id).orElseThrow();
        item.units().forEach(unit -> permissions.require(Permission.INVOICE_CREDIT, unit));
        states.lock(id);
        Invoice invoice = invoices.find(new InvoiceId(id)).orElseThrow();
        BigDecimal most = policies.rate("recovery.early_most", time.today()).movePointRight(2);
        List<Refusal> refusals = new ArrayList<>();
        if (percent.signum() <= 0 || percent.scale() > 2 || percent.compareTo(most) > 0) {
            refusals.add(Refusal.of("recovery.early_percent", "most", most.stripTrailingZeros()));
        }
        if (until.isBefore(time.today()) || until.isAfter(item.dueOn())) {
            refusals.add(Refusal.of("recovery.early_until", "due", item.dueOn()));
        }
        if (!item.left().equals(item.total())
                || states.find(id).dispute() != null
                || store.find(id).isPresent()) {
            refusals.add(Refusal.of("recovery.early_item"));
        }
        Money net = Money.of(invoice.exclVat()
                .toDecimal()
                .multiply(percent.max(BigDecimal.ZERO))
                .movePointLeft(2)
                .setScale(2, RoundingMode.HALF_UP));
        if (refusals.isEmpty() && !net.isPositive()) {
            refusals.add(Refusal.of("recovery.early_percent", "most", most.stripTrailingZeros()));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        offered(item, new Offer(id, percent, net, invoices.creditInclVat(invoice.id(), net), until, null));
        return Outcome.done(id);
    }

    private void offered(OpenItem item, Offer offer) {
        store.insert(offer, time.today(), user.partyId().orElse(null));
        log.note(List.of(item.invoice()), RecoveryEvent.Kind.EARLY_OFFERED, 0, offer.until(), "");
        Client client = clients.get(item.client());
        mail.send(
                client,
                "recovery.mail.early",
                Map.of(
                        "number",
                        item.number(),
                        "percent",
                        offer.percent(),
                        "pay",
                        item.left().minus(offer.gross()),
                        "until",
                        offer.until()),
                item.invoice());
        audit.changed("recovery.early_offered", "invoice", item.invoice(), Map.of("amount", offer.gross()));
    }

    /** In time, and exactly so much that the reduction is left: the credit note gives it. Anything else is an ordinary payment. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void paid(InvoicePaid event) {
        if (event.inFull()) {
            return;
        }
        store.find(event.invoice()).filter(offer -> offer.isOpen(event.on())).ifPresent(offer -> {
            OpenItem item = items.find(event.invoice()).orElseThrow();
            if (item.left().equals(offer.gross())) {
                taken(item, offer);
            }
        });
    }

    private void taken(OpenItem item, Offer offer) {
        InvoiceId id = new InvoiceId(item.invoice());
        String language = invoices.find(id).orElseThrow().language();
        String reason = texts.get(language, "recovery.early.reason", Map.of("percent", offer.percent()));
        InvoiceId note =
                user.asSystem(() -> invoices.credit(id, offer.net(), reason)).orThrow();
        store.taken(item.invoice(), note.value());
        log.note(item.invoice(), RecoveryEvent.Kind.EARLY_TAKEN, "");
    }

    /** What was offered on an invoice, for a caller who knows that the reader may see it. */
    @Transactional(readOnly = true)
    public Optional<Offer> on(UUID invoice) {
        return store.find(invoice);
    }
}
