package coop.ouvrage.invoicing;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.invoicing.spi.VatRules;
import coop.ouvrage.invoicing.spi.VatRules.VatCase;
import coop.ouvrage.invoicing.spi.VatRules.VatQuestion;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Offers to clients: made, sent on a link, withdrawn, expired. Accepting is {@link Acceptance}. */
@Service
public class Quotes {

    static final Money MOST = Money.of("10000000.00");

    private final QuoteStore store;
    private final QuoteLinks links;
    private final QuoteMail mail;
    private final Units units;
    private final Clients clients;
    private final VatRules vat;
    private final Policies policies;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;

    Quotes(
            QuoteStore store,
            QuoteLinks links,
            QuoteMail mail,
            Units units,
            Clients clients,
            VatRules vat,
            Policies policies,
            Permissions permissions,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.links = links;
        this.mail = mail;
        this.units = units;
        this.clients = clients;
        this.vat = vat;
        this.policies = policies;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
    }

    /** The VAT case of a supply of a unit to a client today, before anything is written. */
    public VatCase vatCase(UUID unit, UUID client, coop.ouvrage.invoicing.spi.Supply supply) {
        return vat.decide(question(units.get(unit), clients.visible(client).orElseThrow(), supply));
    }

    /**
     * What the client must still tell so that an invoice of this case can be written: under the reverse charge it names the client's
     * VAT number (directive 2006/112, art. 226 (4)). Asked for before the work: on the day of the invoice it would be too late.
     */
    public List<Refusal> vatRefusals(UUID client, VatCase vat) {
        boolean missing =
                namesVatNumber(vat) && clients.visible(client).orElseThrow().vatNumber() == null;
        return missing ? List.of(Refusal.of("invoicing.vat_number_missing")) : List.of();
    }

    /** Whether the seller must say why the VAT of this supply is right, since it is below the standard rate. */
    public boolean asksJustification(UUID unit, UUID client, coop.ouvrage.invoicing.spi.Supply supply) {
        return vat.asksJustification(vatCase(unit, client, supply));
    }

    static boolean namesVatNumber(VatCase vat) {
        return vat.category().equals("AE") || vat.category().equals("K");
    }

    /** The mutual contribution on a price before VAT, half-up to the cent. */
    public Money contribution(Money exclVat) {
        return exclVat.times(policies.rate("invoicing.contribution", time.today()));
    }

    /**
     * Writes an offer, a further version if the job has one. Refused: a price that is not positive, costs above the price, a
     * client that may not be dealt with, a supply outside what the co-operative invoices.
     */
    @Transactional
    public Outcome<QuoteId> draft(QuoteDraft draft) {
        permissions.require(Permission.QUOTE_WRITE, draft.unit());
        ProductionUnit unit = units.get(draft.unit());
        Client client = clients.visible(draft.client()).orElseThrow();
        List<Quote> earlier = store.ofJob(draft.job());
        if (earlier.stream().anyMatch(quote -> !quote.unit().equals(draft.unit()))) {
            throw new AccessDenied(Permission.QUOTE_WRITE);
        }
        List<SaleLine> lines = draft.items().stream()
                .map(item -> SaleLine.of(
                        item.description(),
                        item.supply(),
                        item.quantity(),
                        item.quantityUnit(),
                        item.unitPrice(),
                        vat.decide(question(unit, client, item.supply()))))
                .toList();
        SaleTotals totals = SaleTotals.of(lines);
        List<Refusal> refusals = refusals(draft, client, lines, totals);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        earlier.stream().filter(q -> q.state() == Quote.State.SENT).forEach(q -> end(q, Quote.State.WITHDRAWN));
        Quote quote = quote(draft, unit, lines, totals, earlier.size() + 1);
        store.insert(quote);
        audit.changed("quote.drafted", "quote", quote.id().value(), Map.of("job", draft.job()));
        return Outcome.done(quote.id());
    }

    private Quote quote(QuoteDraft draft, ProductionUnit unit, List<SaleLine> lines, SaleTotals totals, int version) {
        QuoteId id = QuoteId.next();
        String job = draft.job().toString();
        return new Quote(
                id,
                unit.entity(),
                unit.id().value(),
                draft.job(),
                draft.client(),
                version,
                "Q-" + job.substring(job.length() - 8).toUpperCase(java.util.Locale.ROOT) + "-" + version,
                draft.title(),
                draft.language(),
                Quote.State.DRAFT,
                lines,
                totals.exclVat(),
                totals.vat(),
                contribution(totals.exclVat()),
                draft.costs(),
                draft.costsText(),
                draft.clientReference(),
                draft.validUntil(),
                time.today());
    }

    private List<Refusal> refusals(QuoteDraft draft, Client client, List<SaleLine> lines, SaleTotals totals) {
        List<Refusal> refusals = new ArrayList<>();
        if (!client.mayBeOffered()) {
            refusals.add(Refusal.of("invoicing.client_closed"));
        }
        lines.stream()
                .filter(line -> line.vat().refused())
                .forEach(line -> refusals.add(Refusal.of(
                        "invoicing.supply_refused", "supply", line.supply().name())));
        lines.forEach(line -> refusals.addAll(vatRefusals(draft.client(), line.vat())));
        refusals.addAll(QuoteTexts.refusals(draft));
        if (!totals.exclVat().isPositive()) {
            refusals.add(Refusal.of("invoicing.price_not_positive"));
        } else if (totals.exclVat().compareTo(MOST) > 0) {
            refusals.add(Refusal.of("invoicing.price_too_high", "most", MOST));
        }
        if (draft.costs().isNegative()
                || draft.costs().compareTo(totals.exclVat().minus(contribution(totals.exclVat()))) > 0) {
            refusals.add(Refusal.of("invoicing.costs_above_price", "costs", draft.costs()));
        }
        if (draft.validUntil().isBefore(time.today())) {
            refusals.add(Refusal.of("invoicing.validity_past", "day", draft.validUntil()));
        }
        return refusals;
    }

    private VatQuestion question(ProductionUnit unit, Client client, coop.ouvrage.invoicing.spi.Supply supply) {
        return new VatQuestion(
                time.today(),
                supply,
                units.vatExempt(unit.entity()),
                client.country(),
                client.taxable(),
                client.euInstitution());
    }

    /** Sends an offer to the client's contact on a new link. Returns the token of the link, which is stored nowhere. */
    @Transactional
    public Outcome<String> send(QuoteId id) {
        Quote quote = store.lock(id).orElseThrow();
        permissions.require(Permission.QUOTE_WRITE, quote.unit());
        List<Refusal> refusals = new ArrayList<>();
        if (quote.state() != Quote.State.DRAFT && quote.state() != Quote.State.SENT) {
            refusals.add(Refusal.of(
                    "invoicing.quote_not_open", "state", quote.state().name()));
        }
        Optional<String> contact = clients.contactAddress(quote.client());
        if (contact.isEmpty()) {
            refusals.add(Refusal.of("invoicing.client_without_contact"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        LocalDate until = time.today().plusDays(policies.number("invoicing.link_days", time.today()));
        String token = links.open(
                id,
                contact.orElseThrow(),
                until.atStartOfDay(ZoneId.of("Europe/Brussels")).toInstant());
        store.sent(id, time.now());
        mail.quote(quote, contact.orElseThrow(), token);
        audit.changed("quote.sent", "quote", id.value(), Map.of("job", quote.job()));
        return Outcome.done(token);
    }

    /** Keeps others from accepting or changing an offer until the end of the transaction; for a caller who then locks rows of its own. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(QuoteId id) {
        if (store.lock(id).isEmpty()) {
            throw new NoSuchElementException("no quote " + id);
        }
    }

    /** Takes an open offer back; its link shows that it was withdrawn. */
    @Transactional
    public Outcome<QuoteId> withdraw(QuoteId id) {
        Quote quote = store.lock(id).orElseThrow();
        permissions.require(Permission.QUOTE_WRITE, quote.unit());
        if (quote.state() != Quote.State.DRAFT && quote.state() != Quote.State.SENT) {
            return Outcome.refused(Refusal.of(
                    "invoicing.quote_not_open", "state", quote.state().name()));
        }
        end(quote, Quote.State.WITHDRAWN);
        return Outcome.done(id);
    }

    private void end(Quote quote, Quote.State state) {
        store.state(quote.id(), state);
        audit.changed(
                "quote." + state.name().toLowerCase(java.util.Locale.ROOT),
                "quote",
                quote.id().value(),
                Map.of());
    }

    /** Ends the offers whose last day has passed. */
    @Transactional
    void expire(LocalDate today) {
        store.expired(today).forEach(id -> store.state(id, Quote.State.EXPIRED));
    }

    public Optional<Quote> find(QuoteId id) {
        return store.find(id);
    }

    /** The versions of the offer of a job, latest first. */
    public List<Quote> ofJob(UUID job) {
        return store.ofJob(job);
    }
}
