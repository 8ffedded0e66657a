package coop.ouvrage.clientspace;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.recovery.Dispute;
import coop.ouvrage.recovery.DisputeOffers;
import coop.ouvrage.recovery.Disputes;
import coop.ouvrage.recovery.PaymentPlans;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.NotFound;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What a client says in its space: questions, disputes, answers, and its yes to a plan. Everything asks first whether it is its own. */
@Service
public class ClientVoice {

    private final Invoices invoices;
    private final PaymentPlans plans;
    private final Disputes disputes;
    private final DisputeOffers settlements;
    private final ClientAccessLinks links;
    private final Parties parties;
    private final CurrentUser user;

    ClientVoice(
            Invoices invoices,
            PaymentPlans plans,
            Disputes disputes,
            DisputeOffers settlements,
            ClientAccessLinks links,
            Parties parties,
            CurrentUser user) {
        this.invoices = invoices;
        this.plans = plans;
        this.disputes = disputes;
        this.settlements = settlements;
        this.links = links;
        this.parties = parties;
        this.user = user;
    }

    /** The client disputes an invoice of its own, or adds to the dispute. */
    public Outcome<UUID> dispute(UUID client, UUID invoice, Dispute.Subject subject, String text) {
        return user.asSystem(() -> {
            if (invoices.find(new InvoiceId(invoice))
                    .filter(found -> found.client().equals(client))
                    .isEmpty()) {
                throw new NotFound();
            }
            return disputes.openByClient(invoice, subject, text);
        });
    }

    public Dispute dispute(UUID client, UUID id) {
        return disputes.ofClient(client).stream()
                .filter(dispute -> dispute.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** The agreement that ended a dispute, as PDF. */
    public byte[] agreement(UUID client, UUID id) {
        return disputes.agreementForClient(id, client).orElseThrow(NotFound::new);
    }

    /** Who leads a dispute, by name; empty until somebody does. */
    public String mediator(Dispute dispute) {
        UUID mediator = dispute.mediator();
        return mediator == null ? "" : parties.name(mediator);
    }

    public Outcome<UUID> say(UUID client, UUID dispute, String text) {
        dispute(client, dispute);
        return user.asSystem(() -> disputes.sayAsClient(dispute, client, text));
    }

    public Outcome<UUID> answer(UUID client, UUID dispute, UUID offer, boolean yes) {
        dispute(client, dispute);
        return user.asSystem(() -> settlements.answerAsClient(dispute, client, offer, yes));
    }

    /** The client agrees to a plan, with the code that went to its own address. */
    public Outcome<UUID> agree(UUID client, UUID plan, String name, String code) {
        if (plans.find(plan).filter(found -> found.client().equals(client)).isEmpty()) {
            throw new NotFound();
        }
        if (name.isBlank()) {
            return Outcome.refused(Refusal.of("recovery.name_missing")); // before a right code is used up for nothing
        }
        Outcome<UUID> right = links.checkCode(client, code);
        return right.isDone() ? user.asSystem(() -> plans.agree(plan, client, name)) : right;
    }
}
