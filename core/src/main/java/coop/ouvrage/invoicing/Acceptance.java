package coop.ouvrage.invoicing;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.invoicing.QuoteLinks.Link;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.Foreseen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The client's side of a quote, reached by its link without an account: see, ask a code, accept or decline. The one-time code
 * goes to the contact that was verified, never to whoever holds the link.
 */
@Service
public class Acceptance {

    private static final int LONGEST_REASON = 500;

    private final QuoteStore store;
    private final OrderStore orders;
    private final QuoteTermsStore terms;
    private final QuoteDrafting drafting;
    private final QuoteLinks links;
    private final QuoteMail mail;
    private final QuoteText text;
    private final Ledger ledger;
    private final Audit audit;
    private final BusinessTime time;
    private final ApplicationEventPublisher events;

    Acceptance(
            QuoteStore store,
            OrderStore orders,
            QuoteTermsStore terms,
            QuoteDrafting drafting,
            QuoteLinks links,
            QuoteMail mail,
            QuoteText text,
            Ledger ledger,
            Audit audit,
            BusinessTime time,
            ApplicationEventPublisher events) {
        this.store = store;
        this.orders = orders;
        this.terms = terms;
        this.drafting = drafting;
        this.links = links;
        this.mail = mail;
        this.text = text;
        this.ledger = ledger;
        this.audit = audit;
        this.time = time;
        this.events = events;
    }

    /** What the holder of a link sees: the offer and where its code goes, masked. */
    public record Shown(Quote quote, @Nullable QuoteTerms terms, String maskedContact, boolean codeSent) {}

    /** The offer behind a live link; empty for a link that is unknown, expired or revoked: all three look alike to a stranger. */
    @Transactional(readOnly = true)
    public Optional<Shown> show(String token) {
        return links.find(token)
                .map(link -> new Shown(
                        store.find(link.quote()).orElseThrow(),
                        terms.find(link.quote()).orElse(null),
                        mask(link.contact()),
                        link.codeExpiresAt() != null && time.now().isBefore(link.codeExpiresAt())));
    }

    /**
     * These links will be used, one after the other, within the running transaction: they are locked, and what is asked of their offers
     * is read, together. Decides nothing.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void expect(Collection<String> tokens) {
        Foreseen.over();
        List<QuoteId> offered = links.expect(tokens);
        Foreseen.expect(
                Foreseen.Kind.QUOTE, offered.stream().map(QuoteId::value).toList());
        List<UUID> jobs =
                offered.stream().map(id -> store.find(id).orElseThrow().job()).toList();
        Foreseen.expect(Foreseen.Kind.JOB, jobs);
        events.publishEvent(new OrdersExpected(jobs));
    }

    /** Sends a fresh one-time code to the verified contact. */
    @Transactional
    public Outcome<String> requestCode(String token) {
        Optional<Link> link = links.lock(token);
        if (link.isEmpty()) {
            return Outcome.refused(Refusal.of("invoicing.link_unknown"));
        }
        Quote quote = store.find(link.get().quote()).orElseThrow();
        if (quote.state() != Quote.State.SENT) {
            return Outcome.refused(notOpen(quote));
        }
        if (links.codesLately(link.get()) >= QuoteLinks.CODES_AN_HOUR) {
            return Outcome.refused(Refusal.of("invoicing.code_too_many"));
        }
        mail.code(quote, link.get().contact(), links.newCode(link.get()));
        return Outcome.done(mask(link.get().contact()));
    }

    /**
     * Accepts the offer in the name of a person, proven by the code. The text shown is kept by its hash with time, name and
     * contact: that is the signature.
     */
    @Transactional
    public Outcome<OrderId> accept(String token, String code, String name) {
        return accept(token, code, name, Set.of());
    }

    /**
     * As {@link #accept(String, String, String)}, with what the client adds.
     *
     * @param options numbers of the options that it ticked; others than those of the offer are refused
     */
    @Transactional
    public Outcome<OrderId> accept(String token, String code, String name, Set<Integer> options) {
        Optional<Link> link = links.lock(token);
        if (link.isEmpty()) {
            return Outcome.refused(Refusal.of("invoicing.link_unknown"));
        }
        Quote quote = store.lock(link.get().quote()).orElseThrow();
        if (quote.state() == Quote.State.ACCEPTED) {
            return Outcome.done(orders.ofJob(quote.job()).orElseThrow().id());
        }
        QuoteTerms offered = terms.find(quote.id()).orElse(null);
        List<Refusal> refusals = refusals(quote, link.get(), code, name);
        if (!options.isEmpty() && (offered == null || !numbers(offered).containsAll(options))) {
            refusals.add(Refusal.of("invoicing.option_unknown"));
        }
        if (!refusals.isEmpty()) {
            if (!code.isBlank()) {
                links.countAttempt(link.get());
            }
            return Outcome.refused(refusals);
        }
        Quote ordered = options.isEmpty() || offered == null ? quote : with(options, quote, offered);
        Order order = new Order(
                OrderId.next(),
                ordered,
                time.now(),
                time.today(),
                name.strip(),
                mask(link.get().contact()),
                QuoteLinks.sha256(text.canonical(ordered, offered)),
                null);
        orders.insert(order);
        store.state(quote.id(), Quote.State.ACCEPTED);
        if (offered == null || !offered.framework()) {
            ledger.postTogether(expected(order));
        }
        audit.changed(
                "quote.accepted",
                "order",
                order.id().value(),
                Map.of("quote", quote.id().value()));
        events.publishEvent(new OrderAccepted(order.id(), quote.job(), quote.client(), order.acceptedOn()));
        return Outcome.done(order.id());
    }

    private static Set<Integer> numbers(QuoteTerms offered) {
        return offered.options().stream().map(QuoteTerms.Option::number).collect(Collectors.toSet());
    }

    /** The offer with the options that were ticked among its lines. */
    private Quote with(Set<Integer> options, Quote quote, QuoteTerms offered) {
        List<SaleLine> chosen = offered.options().stream()
                .filter(option -> options.contains(option.number()))
                .map(QuoteTerms.Option::line)
                .toList();
        List<SaleLine> all = new ArrayList<>(quote.lines());
        all.addAll(chosen);
        SaleTotals totals = SaleTotals.of(all);
        terms.choose(quote.id(), options);
        ForeignAmounts foreign = quote.foreign();
        if (foreign != null) {
            SaleTotals document = SaleTotals.of(
                    all.stream().map(line -> line.coming(line.documentNet())).toList());
            foreign = foreign.coming(
                    document.exclVat().toDecimal(), document.vat().toDecimal());
        }
        store.add(quote, chosen, totals, foreign, drafting.contribution(totals.earned()));
        return store.find(quote.id()).orElseThrow();
    }

    private List<Refusal> refusals(Quote quote, Link link, String code, String name) {
        List<Refusal> refusals = new ArrayList<>();
        if (quote.state() != Quote.State.SENT) {
            refusals.add(notOpen(quote));
        } else if (quote.validUntil().isBefore(time.today())) {
            refusals.add(Refusal.of("invoicing.quote_expired", "day", quote.validUntil()));
        }
        if (name.isBlank() || name.length() > 200) {
            refusals.add(Refusal.of("invoicing.name_missing"));
        }
        if (code.isBlank()) {
            refusals.add(Refusal.of("invoicing.code_missing"));
        } else if (link.attempts() >= QuoteLinks.CODE_ATTEMPTS) {
            refusals.add(Refusal.of("invoicing.code_too_many"));
        } else if (link.codeExpiresAt() == null || time.now().isAfter(link.codeExpiresAt())) {
            refusals.add(Refusal.of("invoicing.code_expired"));
        } else if (!links.matches(link, code)) {
            refusals.add(Refusal.of("invoicing.code_wrong"));
        }
        return refusals;
    }

    /** The client says no; the link shows it from then on. Needs no code: it binds nobody. */
    @Transactional
    public Outcome<QuoteId> decline(String token) {
        return decline(token, "");
    }

    /** @param reason what the holder reads; may be empty */
    @Transactional
    public Outcome<QuoteId> decline(String token, String reason) {
        Optional<Link> link = links.lock(token);
        if (link.isEmpty()) {
            return Outcome.refused(Refusal.of("invoicing.link_unknown"));
        }
        Quote quote = store.lock(link.get().quote()).orElseThrow();
        if (quote.state() != Quote.State.SENT) {
            return Outcome.refused(notOpen(quote));
        }
        String said = reason.strip();
        store.declined(quote.id(), said.substring(0, Math.min(LONGEST_REASON, said.length())));
        audit.changed("quote.declined", "quote", quote.id().value(), Map.of());
        events.publishEvent(new QuoteDeclined(quote.id(), quote.job(), time.today()));
        return Outcome.done(quote.id());
    }

    private EntryDraft expected(Order order) {
        Quote quote = order.quote();
        Dimensions unit = Dim.unit(quote.unit()).party(quote.client()).subject(quote.job());
        return EntryDraft.in(quote.entity(), Journal.SUNDRY, order.acceptedOn())
                .from("order", order.id().value())
                .key("order:" + order.id() + ":accepted")
                .text("ledger.text.order_accepted", Map.of("quote", quote.reference()))
                .debit(AccountRole.EXPECTED, quote.expected(), unit)
                .credit(AccountRole.EXPECTED_COUNTER, quote.expected(), Dim.unit(quote.unit()))
                .build();
    }

    private static Refusal notOpen(Quote quote) {
        return Refusal.of("invoicing.quote_not_open", "state", quote.state().name());
    }

    /** Enough of an address to recognise one's own: {@code m…@example.org}. */
    static String mask(String address) {
        int at = address.indexOf('@');
        return at < 1 ? "…" : address.charAt(0) + "…" + address.substring(at);
    }
}
