package coop.ouvrage.invoicing;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Offers to clients: made, sent on a link, withdrawn, expired. Accepting is {@link Acceptance}. */
@Service
public class Quotes {

    /** Of the job's identifier, all of them random: with eight, two of some ten thousands of jobs had the same reference. */
    private static final int REFERENCE_DIGITS = 12;

    private final QuoteStore store;
    private final QuoteTermsStore terms;
    private final QuotePrices prices;
    private final QuotePapers papers;
    private final QuoteLinks links;
    private final QuoteMail mail;
    private final Units units;
    private final Clients clients;
    private final Policies policies;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;

    Quotes(
            QuoteStore store,
            QuoteTermsStore terms,
            QuotePrices prices,
            QuotePapers papers,
            QuoteLinks links,
            QuoteMail mail,
            Units units,
            Clients clients,
            Policies policies,
            Permissions permissions,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.terms = terms;
        this.prices = prices;
        this.papers = papers;
        this.links = links;
        this.mail = mail;
        this.units = units;
        this.clients = clients;
        this.policies = policies;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
    }

    /** The last day on which a quote of today binds, unless somebody chooses another: a policy of the co-operative. */
    public LocalDate usualLastDay() {
        return time.today().plusDays(policies.number("invoicing.quote_days", time.today()));
    }

    /**
     * Writes an offer, a further version if the job has one. Refused: a price that is not positive, costs above the price, a
     * client that may not be dealt with, a supply outside what the co-operative invoices.
     */
    @Transactional
    public Outcome<QuoteId> draft(QuoteDraft draft) {
        return draft(draft, null);
    }

    /** As {@link #draft(QuoteDraft)}, of a job that was made in this transaction: there is no earlier version to look for. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<QuoteId> draftFirst(QuoteDraft draft) {
        store.none(draft.job());
        return draft(draft, null);
    }

    /** As {@link #draft(QuoteDraft)}, with what a unit adds to an offer of its own. */
    @Transactional
    public Outcome<QuoteId> draft(QuoteDraft draft, @Nullable QuoteExtras extras) {
        List<Quote> earlier = earlier(draft);
        Outcome<QuotePrices.Priced> priced = prices.price(draft, extras);
        if (!(priced instanceof Outcome.Done<QuotePrices.Priced>(QuotePrices.Priced offer))) {
            return Outcome.refused(priced.refusals());
        }
        earlier.stream().filter(q -> q.state() == Quote.State.SENT).forEach(q -> end(q, Quote.State.WITHDRAWN));
        Quote quote = quote(draft, extras, units.get(draft.unit()), offer, earlier.size() + 1);
        store.insert(quote);
        if (extras == null) {
            terms.none(quote.id());
        } else {
            terms.insert(quote.id(), extras, offer.options());
        }
        audit.changed("quote.drafted", "quote", quote.id().value(), Map.of("job", draft.job()));
        return Outcome.done(quote.id());
    }

    private List<Quote> earlier(QuoteDraft draft) {
        permissions.require(Permission.QUOTE_WRITE, draft.unit());
        List<Quote> earlier = store.ofJob(draft.job());
        if (earlier.stream().anyMatch(quote -> !quote.unit().equals(draft.unit()))) {
            throw new AccessDenied(Permission.QUOTE_WRITE);
        }
        return earlier;
    }

    private Quote quote(
            QuoteDraft draft,
            @Nullable QuoteExtras extras,
            ProductionUnit unit,
            QuotePrices.Priced offer,
            int version) {
        QuoteId id = QuoteId.next();
        String job = draft.job().toString();
        String number = extras == null
                ? "Q-" + job.substring(job.length() - REFERENCE_DIGITS).toUpperCase(java.util.Locale.ROOT)
                : extras.number();
        SaleTotals totals = offer.totals();
        return new Quote(
                id,
                unit.entity(),
                unit.id().value(),
                draft.job(),
                draft.client(),
                version,
                number + "-" + version,
                draft.title(),
                draft.language(),
                Quote.State.DRAFT,
                offer.lines(),
                totals.exclVat(),
                totals.vat(),
                prices.contribution(totals.earned()),
                draft.costs(),
                draft.costsText(),
                draft.clientReference(),
                draft.validUntil(),
                time.today(),
                offer.foreign());
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
        String token = quote.state() == Quote.State.DRAFT
                ? links.another(id, contact.orElseThrow(), linkEnd()) // none went out yet
                : links.open(id, contact.orElseThrow(), linkEnd());
        store.sent(id, time.now());
        if (terms.find(id).isPresent()) {
            papers.keep(quote); // before the client ticks anything
        }
        mail.quote(quote, contact.orElseThrow(), token);
        audit.changed("quote.sent", "quote", id.value(), Map.of("job", quote.job()));
        return Outcome.done(token);
    }

    /** Mails the client that a sent offer still waits, with a further link; earlier links stay. */
    @Transactional
    public Outcome<QuoteId> remind(QuoteId id) {
        Quote quote = store.lock(id).orElseThrow();
        permissions.require(Permission.QUOTE_WRITE, quote.unit());
        Optional<String> contact = clients.contactAddress(quote.client());
        if (quote.state() != Quote.State.SENT) {
            return Outcome.refused(Refusal.of(
                    "invoicing.quote_not_open", "state", quote.state().name()));
        }
        if (contact.isEmpty()) {
            return Outcome.refused(Refusal.of("invoicing.client_without_contact"));
        }
        mail.reminder(quote, contact.get(), links.another(id, contact.get(), linkEnd()));
        audit.changed("quote.reminded", "quote", id.value(), Map.of("job", quote.job()));
        return Outcome.done(id);
    }

    private Instant linkEnd() {
        LocalDate until = time.today().plusDays(policies.number("invoicing.link_days", time.today()));
        return until.atStartOfDay(ZoneId.of("Europe/Brussels")).toInstant();
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

    /** What a unit added to an offer of its own; empty for the offer of a job. */
    public Optional<QuoteTerms> terms(QuoteId id) {
        return terms.find(id);
    }

    /** What the client said when it declined; empty if it said nothing. */
    public Optional<String> declinedReason(QuoteId id) {
        return store.declinedReason(id);
    }

    public Optional<Quote> find(QuoteId id) {
        return store.find(id);
    }

    /** The versions of the offer of a job, latest first. */
    public List<Quote> ofJob(UUID job) {
        return store.ofJob(job);
    }
}
