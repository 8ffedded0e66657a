package coop.ouvrage.webhooks;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.ClientBankrupt;
import coop.ouvrage.customer.ClientBlocked;
import coop.ouvrage.customer.ClientVerified;
import coop.ouvrage.employment.ContractCancelled;
import coop.ouvrage.employment.ContractSigned;
import coop.ouvrage.employment.DeclarationsAnswered;
import coop.ouvrage.employment.WorkConfirmed;
import coop.ouvrage.invoicing.CreditNoteIssued;
import coop.ouvrage.invoicing.InvoiceIssued;
import coop.ouvrage.invoicing.InvoicesIssued;
import coop.ouvrage.invoicing.OrderAccepted;
import coop.ouvrage.invoicing.OrderCancelled;
import coop.ouvrage.membership.MemberAdmitted;
import coop.ouvrage.payroll.WagesPaid;
import coop.ouvrage.receivables.InvoicePaid;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Queues a call for what happens, in its transaction: identifiers, codes and days only, never a name or an amount. While no webhook
 * is registered it asks the database nothing; one that another node registers is known after a few seconds.
 */
@Component
class Happenings {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebhookStore store;
    private final CallOutbox outbox;
    private final BusinessTime time;
    private volatile boolean told;

    Happenings(WebhookStore store, CallOutbox outbox, BusinessTime time) {
        this.store = store;
        this.outbox = outbox;
        this.time = time;
    }

    @Scheduled(fixedDelay = 5_000)
    void look() {
        told = store.anyLiving();
    }

    static String body(String event, Instant at, Map<String, ?> facts) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("event", event);
        body.put("at", at.toString());
        Map<String, String> data = new TreeMap<>();
        facts.forEach((name, value) -> data.put(name, value.toString()));
        body.put("data", data);
        return JSON.writeValueAsString(body);
    }

    private void tell(Told event, Map<String, ?> facts) {
        if (told) {
            Instant now = time.now();
            outbox.queue(event.code(), body(event.code(), now, facts), now);
        }
    }

    @EventListener
    @Transactional
    void admitted(MemberAdmitted event) {
        tell(Told.MEMBER_ADMITTED, Map.of("member", event.member(), "on", event.on()));
    }

    @EventListener
    @Transactional
    void verified(ClientVerified event) {
        tell(Told.CLIENT_VERIFIED, Map.of("client", event.client(), "provisional", event.provisional()));
    }

    @EventListener
    @Transactional
    void blocked(ClientBlocked event) {
        tell(Told.CLIENT_BLOCKED, Map.of("client", event.client(), "on", event.date()));
    }

    @EventListener
    @Transactional
    void bankrupt(ClientBankrupt event) {
        tell(Told.CLIENT_BANKRUPT, Map.of("client", event.client(), "on", event.date()));
    }

    @EventListener
    @Transactional
    void accepted(OrderAccepted event) {
        tell(Told.ORDER_ACCEPTED, Map.of("order", event.order(), "job", event.job(), "on", event.on()));
    }

    @EventListener
    @Transactional
    void cancelled(OrderCancelled event) {
        tell(Told.ORDER_CANCELLED, Map.of("order", event.order(), "job", event.job(), "on", event.on()));
    }

    @EventListener
    @Transactional
    void signed(ContractSigned event) {
        tell(Told.CONTRACT_SIGNED, Map.of("contract", event.contract(), "unit", event.unit()));
    }

    @EventListener
    @Transactional
    void cancelled(ContractCancelled event) {
        tell(Told.CONTRACT_CANCELLED, Map.of("contract", event.contract(), "unit", event.unit()));
    }

    @EventListener
    @Transactional
    void answered(DeclarationsAnswered event) {
        event.all()
                .forEach(one ->
                        tell(Told.DECLARATION_ANSWERED, Map.of("contract", one.contract(), "state", event.state())));
    }

    @EventListener
    @Transactional
    void confirmed(WorkConfirmed event) {
        tell(Told.WORK_CONFIRMED, Map.of("contract", event.contract(), "automatic", event.automatic()));
    }

    @EventListener
    @Transactional
    void issued(InvoiceIssued event) {
        tell(Told.INVOICE_ISSUED, Map.of("invoice", event.invoice(), "job", event.job(), "on", event.on()));
    }

    @EventListener
    @Transactional
    void issued(InvoicesIssued event) {
        event.invoices().forEach(invoice -> {
            UUID subject = invoice.lines().getFirst().job();
            tell(Told.INVOICE_ISSUED, Map.of("invoice", invoice.id(), "job", subject, "on", invoice.issuedOn()));
        });
    }

    @EventListener
    @Transactional
    void credited(CreditNoteIssued event) {
        tell(
                Told.INVOICE_CREDITED,
                Map.of("invoice", event.corrects(), "creditNote", event.creditNote(), "on", event.on()));
    }

    @EventListener
    @Transactional
    void paid(InvoicePaid event) {
        tell(Told.INVOICE_PAID, Map.of("invoice", event.invoice(), "inFull", event.inFull(), "on", event.on()));
    }

    @EventListener
    @Transactional
    void paid(WagesPaid event) {
        event.wages().forEach(wage -> tell(Told.WAGE_PAID, Map.of("contract", wage.contract(), "on", event.on())));
    }
}
