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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The client's side of a quote, reached by its link without an account: see, ask a code, accept or decline. The one-time code
 * goes to the contact that was verified, never to whoever holds the link.
 */
@Service
public class Acceptance {

    private final QuoteStore store;
    private final QuoteLinks links;
    private final QuoteMail mail;
    private final QuoteText text;
    private final Ledger ledger;
    private final Audit audit;
    private final BusinessTime time;
    private final ApplicationEventPublisher events;

    Acceptance(
            QuoteStore store,
            QuoteLinks links,
            QuoteMail mail,
            QuoteText text,
            Ledger ledger,
            Audit audit,
            BusinessTime time,
            ApplicationEventPublisher events) {
        this.store = store;
        this.links = links;
        this.mail = mail;
        this.text = text;
        this.ledger = ledger;
        this.audit = audit;
        this.time = time;
        this.events = events;
    }

    /** What the holder of a link sees: the offer and where its code goes, masked. */
    public record Shown(Quote quote, String maskedContact, boolean codeSent) {}

    /** The offer behind a live link; empty for a link that is unknown, expired or revoked: all three look alike to a stranger. */
    @Transactional(readOnly = true)
    public Optional<Shown> show(String token) {
        return links.find(token)
                .map(link -> new Shown(
                        store.find(link.quote()).orElseThrow(),
                        mask(link.contact()),
                        link.codeExpiresAt() != null && time.now().isBefore(link.codeExpiresAt())));
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
        Optional<Link> link = links.lock(token);
        if (link.isEmpty()) {
            return Outcome.refused(Refusal.of("invoicing.link_unknown"));
        }
        Quote quote = store.lock(link.get().quote()).orElseThrow();
        if (quote.state() == Quote.State.ACCEPTED) {
            return Outcome.done(store.orderOfJob(quote.job()).orElseThrow().id());
        }
        List<Refusal> refusals = refusals(quote, link.get(), code, name);
        if (!refusals.isEmpty()) {
            links.countAttempt(link.get());
            return Outcome.refused(refusals);
        }
        Order order = new Order(
                OrderId.next(),
                quote,
                time.now(),
                time.today(),
                name.strip(),
                mask(link.get().contact()),
                QuoteLinks.sha256(text.canonical(quote)),
                null);
        store.insert(order);
        store.state(quote.id(), Quote.State.ACCEPTED);
        ledger.post(expected(order));
        audit.changed(
                "quote.accepted",
                "order",
                order.id().value(),
                Map.of("quote", quote.id().value()));
        events.publishEvent(new OrderAccepted(order.id(), quote.job(), quote.client(), order.acceptedOn()));
        return Outcome.done(order.id());
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
        if (link.attempts() >= QuoteLinks.CODE_ATTEMPTS) {
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
        Optional<Link> link = links.lock(token);
        if (link.isEmpty()) {
            return Outcome.refused(Refusal.of("invoicing.link_unknown"));
        }
        Quote quote = store.lock(link.get().quote()).orElseThrow();
        if (quote.state() != Quote.State.SENT) {
            return Outcome.refused(notOpen(quote));
        }
        store.state(quote.id(), Quote.State.DECLINED);
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
