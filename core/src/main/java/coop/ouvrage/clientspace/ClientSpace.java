package coop.ouvrage.clientspace;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.invoicing.ClientOffers;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.InvoiceReading;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.PaymentDetails;
import coop.ouvrage.invoicing.Quote;
import coop.ouvrage.invoicing.QuoteId;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.postsheet.ClientSheets;
import coop.ouvrage.postsheet.PostSheet;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.receivables.Settlement;
import coop.ouvrage.recovery.Dispute;
import coop.ouvrage.recovery.Disputes;
import coop.ouvrage.recovery.EarlyPayments;
import coop.ouvrage.recovery.PaymentPlan;
import coop.ouvrage.recovery.PaymentPlans;
import coop.ouvrage.recovery.SetOff;
import coop.ouvrage.recovery.SetOffs;
import coop.ouvrage.recovery.Statements;
import coop.ouvrage.treasury.BankAccounts;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Sheet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a client sees in its space. Everything asks first whether it is the client's own. */
@Service
public class ClientSpace {

    private final Clients clients;
    private final OpenItems items;
    private final Invoices invoices;
    private final InvoiceReading papers;
    private final ClientOffers offers;
    private final ClientSheets sheets;
    private final PaymentPlans plans;
    private final Disputes disputes;
    private final Statements statements;
    private final EarlyPayments early;
    private final SetOffs setOffs;
    private final LegalEntities entities;
    private final BankAccounts accounts;
    private final CurrentUser user;
    private final BusinessTime time;

    ClientSpace(
            Clients clients,
            OpenItems items,
            Invoices invoices,
            InvoiceReading papers,
            ClientOffers offers,
            ClientSheets sheets,
            PaymentPlans plans,
            Disputes disputes,
            Statements statements,
            EarlyPayments early,
            SetOffs setOffs,
            LegalEntities entities,
            BankAccounts accounts,
            CurrentUser user,
            BusinessTime time) {
        this.clients = clients;
        this.items = items;
        this.invoices = invoices;
        this.papers = papers;
        this.offers = offers;
        this.sheets = sheets;
        this.plans = plans;
        this.disputes = disputes;
        this.statements = statements;
        this.early = early;
        this.setOffs = setOffs;
        this.entities = entities;
        this.accounts = accounts;
        this.user = user;
        this.time = time;
    }

    /**
     * Who invoices the client.
     *
     * @param account to pay on, in groups of four; null where there is none
     */
    public record Issuer(
            String entity,
            String name,
            String email,
            @Nullable String account) {}

    /** All that a client has with the co-operative. */
    public record Space(
            Client client,
            List<Issuer> issuers,
            List<OpenItem> items,
            List<Quote> quotes,
            List<PostSheet> sheets,
            List<PaymentPlan> plans,
            List<Dispute> disputes) {

        public Money left() {
            return Money.sum(
                    items.stream().map(item -> item.left().plus(item.charged())).toList());
        }

        public List<OpenItem> open() {
            return items.stream()
                    .filter(item -> item.isOpen() || item.charged().isPositive())
                    .toList();
        }

        /** Where the instalments of a plan are paid. */
        public Optional<String> account(PaymentPlan plan) {
            return issuers.stream()
                    .filter(issuer -> issuer.entity().equals(plan.entity()))
                    .flatMap(issuer -> Stream.ofNullable(issuer.account()))
                    .findFirst();
        }

        /** The agreed plan that says when this invoice is paid. */
        public Optional<PaymentPlan> plan(UUID invoice) {
            return plans.stream()
                    .filter(plan -> plan.state() == PaymentPlan.State.AGREED
                            && plan.invoices().contains(invoice))
                    .findFirst();
        }

        public boolean isInPlan(UUID invoice) {
            return plan(invoice).isPresent();
        }

        public Optional<Dispute> disputeOn(UUID invoice) {
            return disputes.stream()
                    .filter(dispute -> dispute.isOpen() && dispute.invoice().equals(invoice))
                    .findFirst();
        }
    }

    @Transactional(readOnly = true)
    public Space of(UUID client) {
        return user.asSystem(() -> space(clients.get(client), offers.of(client)));
    }

    private Space space(Client known, List<Quote> quotes) {
        UUID client = known.id().value();
        List<OpenItem> owed = items.of(client);
        return new Space(
                known,
                issuers(owed.stream().map(OpenItem::entity).collect(Collectors.toSet())),
                owed,
                quotes,
                sheets.of(quotes.stream().map(Quote::job).toList()),
                plans.of(client).stream()
                        .filter(plan -> plan.agreedOn() != null || plan.runs())
                        .toList(),
                disputes.ofClient(client));
    }

    /** The entities that produce, and those that invoiced the client already. */
    private List<Issuer> issuers(Set<String> known) {
        return entities.all().stream()
                .filter(entity -> entity.kind() == LegalEntity.Kind.PRODUCTION || known.contains(entity.code()))
                .map(entity -> new Issuer(
                        entity.code(),
                        entity.name(),
                        entity.email(),
                        accounts.receiving(entity.code()).map(Iban::grouped).orElse(null)))
                .toList();
    }

    @Transactional(readOnly = true)
    public Client client(UUID id) {
        return user.asSystem(() -> clients.get(id));
    }

    /** Invoices of the client, the newest first, behind the place of one; from the first on for null. */
    @Transactional(readOnly = true)
    public List<OpenItem> invoices(UUID client, @Nullable UUID after, int limit) {
        return user.asSystem(() -> items.of(client, after, limit));
    }

    /** A signed post sheet of the client as PDF. */
    @Transactional
    public byte[] sheet(UUID client, UUID id) {
        return of(client).sheets().stream()
                .filter(sheet -> sheet.id().equals(id))
                .findFirst()
                .flatMap(sheets::pdf)
                .orElseThrow(NotFound::new);
    }

    /**
     * One invoice, how it is paid and what happened.
     *
     * @param setOffs what settled it without money; their ids are sources of settlements
     * @param early a reduction that can still be taken today
     */
    public record Paper(
            OpenItem item,
            Invoice invoice,
            @Nullable PaymentDetails payment,
            List<Settlement> settlements,
            Set<UUID> setOffs,
            List<Invoice> creditNotes,
            EarlyPayments.@Nullable Offer early) {

        /** Key of what it was; money was paid for no set-off. */
        public String kind(Settlement settlement) {
            return "receivables.kind."
                    + (setOffs.contains(settlement.source())
                            ? "SET_OFF"
                            : settlement.kind().name());
        }
    }

    @Transactional(readOnly = true)
    public Paper paper(UUID client, UUID id) {
        return user.asSystem(() -> {
            OpenItem item = items.find(id)
                    .filter(found -> found.client().equals(client))
                    .orElseThrow(NotFound::new);
            Invoice invoice = invoices.find(new InvoiceId(id)).orElseThrow(NotFound::new);
            return new Paper(
                    item,
                    invoice,
                    papers.payment(invoice).orElse(null),
                    items.settlements(id),
                    setOffs.of(client).stream().map(SetOff::id).collect(Collectors.toSet()),
                    invoices.creditNotesOn(invoice.id()),
                    early.on(id)
                            .filter(offer -> item.left().equals(item.total()) && offer.isOpen(time.today()))
                            .orElse(null));
        });
    }

    /** An invoice or credit note of the client as PDF; likewise as XML. */
    public byte[] pdf(UUID client, UUID id) {
        return user.asSystem(() -> papers.pdf(own(client, id)));
    }

    public byte[] xml(UUID client, UUID id) {
        return user.asSystem(() -> papers.xml(own(client, id)));
    }

    private Invoice own(UUID client, UUID id) {
        return invoices.find(new InvoiceId(id))
                .filter(invoice -> invoice.client().equals(client))
                .orElseThrow(NotFound::new);
    }

    public byte[] statement(UUID client) {
        return user.asSystem(() -> statements.pdf(client));
    }

    /** In the client's own language, for a program that asks in none. */
    public Sheet statementSheet(UUID client) {
        String language = user.asSystem(() -> clients.get(client)).language().getLanguage();
        return statementSheet(client, language);
    }

    public Sheet statementSheet(UUID client, String language) {
        return user.asSystem(() -> statements.sheet(client, language));
    }

    /** The page on which the client accepts an offer or reads its order. */
    public String offer(UUID client, UUID quote) {
        return user.asSystem(() -> offers.link(client, new QuoteId(quote)).orElseThrow(NotFound::new));
    }
}
