package coop.ouvrage.clientspace.web;

import coop.ouvrage.clientspace.ClientSpace;
import coop.ouvrage.documents.QrCode;
import coop.ouvrage.invoicing.PaymentDetails;
import coop.ouvrage.money.Money;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.recovery.Dispute;
import coop.ouvrage.recovery.EarlyPayments;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as its client reads it, with the code that banking apps scan for what is to be paid today.
 *
 * @param due late interest and lump sums included
 * @param pay what is paid now: less than due where an early payment is offered
 */
public record InvoiceView(
        ClientSpace.Paper paper,
        Money due,
        Money pay,
        @Nullable QrCode qr,
        @Nullable Dispute dispute) {

    static InvoiceView of(ClientSpace.Paper paper, @Nullable Dispute dispute) {
        OpenItem item = paper.item();
        PaymentDetails payment = paper.payment();
        EarlyPayments.Offer early = paper.early();
        Money due = item.left().plus(item.charged());
        Money pay = early == null ? due : due.minus(early.gross());
        String code = payment == null ? null : payment.code(pay);
        return new InvoiceView(paper, due, pay, code == null ? null : QrCode.of(code), dispute);
    }
}
