package coop.ouvrage.invoicing;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.invoicing.spi.Settlements;
import coop.ouvrage.invoicing.spi.Settlements.Settlement;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.parties.Parties;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * All that the holder of a client link may see: the offer, its order, and the invoices of that order. Nothing of another offer,
 * another client or another unit can be reached by a link.
 */
@Service
public class ClientPapers {

    private final Acceptance acceptance;
    private final OrderStore orders;
    private final QuoteTermsStore terms;
    private final InvoiceStore invoices;
    private final InvoicePapers papers;
    private final QuotePapers quotePapers;
    private final InvoicePayment payment;
    private final LegalEntities entities;
    private final Parties parties;
    private final ObjectProvider<Settlements> settlements;
    private final BusinessTime time;

    ClientPapers(
            Acceptance acceptance,
            OrderStore orders,
            QuoteTermsStore terms,
            InvoiceStore invoices,
            InvoicePapers papers,
            QuotePapers quotePapers,
            InvoicePayment payment,
            LegalEntities entities,
            Parties parties,
            ObjectProvider<Settlements> settlements,
            BusinessTime time) {
        this.acceptance = acceptance;
        this.orders = orders;
        this.terms = terms;
        this.invoices = invoices;
        this.papers = papers;
        this.quotePapers = quotePapers;
        this.payment = payment;
        this.entities = entities;
        this.parties = parties;
        this.settlements = settlements;
        this.time = time;
    }

    /**
     * What stands behind a link.
     *
     * @param contact masked address to which a code goes
     * @param open whether the offer can still be accepted
     * @param order null until it is accepted
     * @param terms what the unit added to an offer of its own; null for the offer of a job
     */
    public record Papers(
            Quote quote,
            String issuer,
            String client,
            String contact,
            boolean codeSent,
            boolean open,
            @Nullable Order order,
            List<Paper> invoices,
            @Nullable QuoteTerms terms) {}

    /**
     * One invoice or credit note, with how to pay it and what is paid, as far as that is known.
     *
     * @param planned what is paid instead of the invoice at once, if it stands in a payment plan
     */
    public record Paper(
            Invoice invoice,
            @Nullable PaymentDetails payment,
            @Nullable Settlement settlement,
            @Nullable PlannedPayment planned) {}

    /** Empty for a link that is unknown, expired or revoked: all three look alike. */
    @Transactional(readOnly = true)
    public Optional<Papers> of(String token) {
        return acceptance.show(token).map(shown -> {
            Quote quote = shown.quote();
            Order order = orders.ofJob(quote.job())
                    .filter(found -> found.quote().id().equals(quote.id()))
                    .orElse(null);
            return new Papers(
                    quote,
                    entities.get(quote.entity()).name(),
                    parties.name(quote.client()),
                    shown.maskedContact(),
                    shown.codeSent(),
                    quote.state() == Quote.State.SENT && !quote.validUntil().isBefore(time.today()),
                    order,
                    order == null ? List.of() : invoices(order),
                    terms.find(quote.id()).orElse(null));
        });
    }

    private List<Paper> invoices(Order order) {
        List<Paper> all = new ArrayList<>();
        for (Invoice invoice : invoices.allOfOrder(order.id())) {
            all.add(paper(invoice));
            invoices.creditNotesOn(invoice.id()).forEach(note -> all.add(paper(note)));
        }
        return all;
    }

    private Paper paper(Invoice invoice) {
        Settlement settled = settlements.stream()
                .flatMap(s -> s.of(invoice.id().value()).stream())
                .findFirst()
                .orElse(null);
        return new Paper(
                invoice,
                payment.of(invoice).orElse(null),
                settled,
                payment.planned(invoice).orElse(null));
    }

    /** The offer as PDF. */
    public Optional<byte[]> quotePdf(String token) {
        return of(token).map(shown -> quotePapers.pdf(shown.quote()));
    }

    /** A file that goes with the offer, by its place. */
    public Optional<QuoteFile> file(String token, int number) {
        return of(token)
                .flatMap(shown -> Optional.ofNullable(shown.terms()))
                .filter(found -> number > 0 && number <= found.files().size())
                .map(found -> found.files().get(number - 1));
    }

    /** An invoice behind this link as PDF; empty for one that is not behind it. */
    public Optional<byte[]> pdf(String token, InvoiceId id) {
        return behind(token, id).map(papers::pdf);
    }

    /** The same as XML, the legal original between businesses. */
    public Optional<byte[]> xml(String token, InvoiceId id) {
        return behind(token, id).map(papers::ubl);
    }

    private Optional<InvoiceId> behind(String token, InvoiceId id) {
        return of(token).stream()
                .flatMap(shown -> shown.invoices().stream())
                .map(paper -> paper.invoice().id())
                .filter(id::equals)
                .findFirst();
    }
}
