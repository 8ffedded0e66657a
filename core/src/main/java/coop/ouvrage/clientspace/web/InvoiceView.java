package coop.ouvrage.clientspace.web;

import coop.ouvrage.clientspace.ClientSpace;
import coop.ouvrage.customer.Client;
import coop.ouvrage.documents.QrCode;
import coop.ouvrage.invoicing.PaymentDetails;
import coop.ouvrage.money.EpcQr;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.PayerReference;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.recovery.Dispute;
import coop.ouvrage.recovery.EarlyPayments;
import coop.ouvrage.recovery.PaymentPlan;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as its client reads it, with the code that banking apps scan for what is to be paid today.
 *
 * @param due late interest and lump sums included
 * @param pay what is paid now: less than due where an early payment is offered or a plan was agreed
 * @param instalment of the plan that was agreed, which is paid next and with a reference of its own; null without a plan
 */
public record InvoiceView(
        ClientSpace.Paper paper,
        Money due,
        Money pay,
        @Nullable QrCode qr,
        PaymentPlan.@Nullable Instalment instalment,
        @Nullable PayerReference reference,
        @Nullable Dispute dispute) {

    static InvoiceView of(ClientSpace.Paper paper, ClientSpace.Space space) {
        UUID invoice = paper.item().invoice();
        Dispute dispute = space.disputeOn(invoice).orElse(null);
        return space.plan(invoice)
                .flatMap(PaymentPlan::next)
                .map(next -> inPlan(paper, next, space.client(), dispute))
                .orElseGet(() -> whole(paper, dispute));
    }

    private static InvoiceView inPlan(
            ClientSpace.Paper paper, PaymentPlan.Instalment next, Client client, @Nullable Dispute dispute) {
        PaymentDetails payment = paper.payment();
        PayerReference reference = next.reference() == null ? null : client.reference(next.reference());
        QrCode qr = payment == null || payment.code() == null || reference == null
                ? null
                : QrCode.of(EpcQr.of(payment.payee(), Iban.of(payment.account()), next.amount(), reference)
                        .payload());
        Money due = paper.item().left().plus(paper.item().charged());
        return new InvoiceView(paper, due, next.amount(), qr, next, reference, dispute);
    }

    private static InvoiceView whole(ClientSpace.Paper paper, @Nullable Dispute dispute) {
        OpenItem item = paper.item();
        PaymentDetails payment = paper.payment();
        EarlyPayments.Offer early = paper.early();
        Money due = item.left().plus(item.charged());
        Money pay = early == null ? due : due.minus(early.gross());
        String code = payment == null ? null : payment.code(pay);
        return new InvoiceView(paper, due, pay, code == null ? null : QrCode.of(code), null, null, dispute);
    }
}
