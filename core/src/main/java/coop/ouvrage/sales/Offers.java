package coop.ouvrage.sales;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.documents.SafeAttachment;
import coop.ouvrage.invoicing.QuoteFile;
import coop.ouvrage.invoicing.QuoteId;
import coop.ouvrage.invoicing.QuotePrices;
import coop.ouvrage.invoicing.Quotes;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.UnitDresses;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Quotes that units write themselves: drafted, changed, sent in versions on a link, withdrawn, copied. The client answers through invoicing;
 * what follows an order is {@link OfferOrders}.
 */
@Service
public class Offers {

    private static final int MOST_FILES = 5;

    private final OfferStore store;
    private final OfferRules rules;
    private final Quotes quotes;
    private final QuotePrices prices;
    private final UnitDresses dresses;
    private final DocumentStore documents;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    Offers(
            OfferStore store,
            OfferRules rules,
            Quotes quotes,
            QuotePrices prices,
            UnitDresses dresses,
            DocumentStore documents,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.rules = rules;
        this.quotes = quotes;
        this.prices = prices;
        this.dresses = dresses;
        this.documents = documents;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** The last day on which a quote of today binds, unless the unit chooses another. */
    public LocalDate usualLastDay() {
        return quotes.usualLastDay();
    }

    /**
     * Keeps a new quote under a number of its own; nobody but the unit sees it yet. Standing texts that were left as they are become
     * those in the language of the quote.
     */
    @Transactional
    public Outcome<Offer> write(UUID unit, OfferDraft typed) {
        OfferDraft draft = typed.translated(dresses.of(unit));
        Outcome<QuotePrices.Priced> priced = price(unit, draft);
        if (!(priced instanceof Outcome.Done<QuotePrices.Priced>(QuotePrices.Priced offer))) {
            return Outcome.refused(priced.refusals());
        }
        String number = store.number(time.today().getYear());
        Money exclVat = offer.totals().exclVat();
        UUID id = store.insert(
                unit, number, draft, exclVat, time.today(), user.actor().party());
        audit.changed("offer.written", "offer", id, Map.of("unit", unit));
        return Outcome.done(store.find(id).orElseThrow());
    }

    /** What a draft would come to today; refused for what would keep it from being sent. */
    public Outcome<QuotePrices.Priced> price(UUID unit, OfferDraft draft) {
        permissions.require(Permission.QUOTE_WRITE, unit);
        List<Refusal> refusals = rules.refusals(unit, draft);
        return refusals.isEmpty()
                ? prices.price(draft.quote(unit, unit), draft.extras("", List.of()))
                : Outcome.refused(refusals);
    }

    /** Changes what is written; a version that was sent stays what it is until the next one is sent. */
    @Transactional
    public Outcome<Offer> change(UUID id, OfferDraft draft) {
        Offer offer = writable(id);
        if (!offer.isOpen()) {
            return Outcome.refused(Refusal.of("sales.offer_closed"));
        }
        Outcome<QuotePrices.Priced> priced = price(offer.unit(), draft);
        if (!(priced instanceof Outcome.Done<QuotePrices.Priced>(QuotePrices.Priced done))) {
            return Outcome.refused(priced.refusals());
        }
        store.change(id, draft, done.totals().exclVat());
        audit.changed("offer.changed", "offer", id, Map.of("unit", offer.unit()));
        return Outcome.done(store.find(id).orElseThrow());
    }

    /** Sends it to the client: a new version if anything changed, else the same on a new link. Earlier links end. */
    @Transactional
    public Outcome<Offer> send(UUID id) {
        Offer offer = writable(id);
        if (!offer.isOpen()) {
            return Outcome.refused(Refusal.of("sales.offer_closed"));
        }
        if (!rules.isReached(offer.draft().client())) {
            return Outcome.refused(Refusal.of("invoicing.client_without_contact"));
        }
        Outcome<QuoteId> version = offer.state() == Offer.State.SENT && !offer.changed()
                ? Outcome.done(Objects.requireNonNull(offer.quote()))
                : quotes.draft(
                        offer.draft().quote(offer.unit(), id), offer.draft().extras(offer.number(), offer.files()));
        if (!(version instanceof Outcome.Done<QuoteId>(QuoteId quote))) {
            return Outcome.refused(version.refusals());
        }
        quotes.send(quote).orThrow();
        store.sent(id, quote);
        return Outcome.done(store.find(id).orElseThrow());
    }

    /** Mails the client that the quote still waits, once a day at most. */
    @Transactional
    public Outcome<Offer> remind(UUID id) {
        Offer offer = writable(id);
        if (offer.state() != Offer.State.SENT || time.today().equals(offer.remindedOn())) {
            return Outcome.refused(Refusal.of("sales.no_reminder"));
        }
        Outcome<QuoteId> reminded = quotes.remind(Objects.requireNonNull(offer.quote()));
        if (!reminded.isDone()) {
            return Outcome.refused(reminded.refusals());
        }
        store.reminded(id, time.today());
        return Outcome.done(store.find(id).orElseThrow());
    }

    /** Takes it back before it was ordered. What was sent says so on its link. */
    @Transactional
    public Outcome<Offer> drop(UUID id) {
        Offer offer = writable(id);
        if (!offer.isOpen()) {
            return Outcome.refused(Refusal.of("sales.offer_closed"));
        }
        if (offer.state() == Offer.State.SENT) {
            quotes.withdraw(Objects.requireNonNull(offer.quote())).orThrow();
        }
        store.end(id, Offer.State.DROPPED, time.today(), "");
        audit.changed("offer.dropped", "offer", id, Map.of("unit", offer.unit()));
        return Outcome.done(store.find(id).orElseThrow());
    }

    /** A new draft with the same contents, to be sent to whom it may concern. */
    @Transactional
    public Outcome<Offer> copy(UUID id) {
        Offer offer = writable(id);
        return write(offer.unit(), offer.draft().until(usualLastDay()));
    }

    /** Adds a file that goes with it: a picture written anew, or a PDF that does nothing but show. */
    @Transactional
    public Outcome<Offer> attach(UUID id, byte[] upload, String name) {
        Offer offer = writable(id);
        if (!offer.isOpen()) {
            return Outcome.refused(Refusal.of("sales.offer_closed"));
        }
        if (offer.files().size() >= MOST_FILES) {
            return Outcome.refused(Refusal.of("sales.too_many_files", "most", MOST_FILES));
        }
        Outcome<SafeAttachment> safe = SafeAttachment.of(upload, name);
        if (!(safe instanceof Outcome.Done<SafeAttachment>(SafeAttachment file))) {
            return Outcome.refused(safe.refusals());
        }
        List<QuoteFile> files = new ArrayList<>(offer.files());
        String hash = documents.put(file.content()).hex();
        files.add(new QuoteFile(file.fileName(), file.mimeType(), hash));
        store.files(id, files);
        audit.changed("offer.file_added", "offer", id, Map.of("hash", hash));
        return Outcome.done(store.find(id).orElseThrow());
    }

    /** Takes a file away from what is sent next. */
    @Transactional
    public Outcome<Offer> detach(UUID id, String hash) {
        Offer offer = writable(id);
        if (!offer.isOpen()) {
            return Outcome.refused(Refusal.of("sales.offer_closed"));
        }
        store.files(
                id,
                offer.files().stream().filter(file -> !file.hash().equals(hash)).toList());
        audit.changed("offer.file_removed", "offer", id, Map.of("hash", hash));
        return Outcome.done(store.find(id).orElseThrow());
    }

    private Offer writable(UUID id) {
        Offer offer = store.lock(id).orElseThrow();
        permissions.require(Permission.QUOTE_WRITE, offer.unit());
        return offer;
    }

    /** Empty if there is none; who reads the unit's invoices sees it. */
    @Transactional(readOnly = true)
    public Optional<Offer> find(UUID id) {
        Optional<Offer> found = store.find(id);
        found.ifPresent(offer -> permissions.require(Permission.INVOICE_READ, offer.unit()));
        return found;
    }
}
