package coop.ouvrage.clientspace.web;

import coop.ouvrage.clientspace.ClientSpace;
import coop.ouvrage.documents.QrCode;
import coop.ouvrage.invoicing.PaymentDetails;
import coop.ouvrage.recovery.Dispute;
import org.jspecify.annotations.Nullable;

/** An invoice as its client reads it, with the code that banking apps scan while all of it is open. */
public record InvoiceView(
        ClientSpace.Paper paper,
        @Nullable QrCode qr,
        @Nullable Dispute dispute) {

    static InvoiceView of(ClientSpace.Paper paper, @Nullable Dispute dispute) {
        PaymentDetails payment = paper.payment();
        String code = payment == null ? null : payment.code();
        boolean whole = paper.item().left().equals(paper.item().total());
        return new InvoiceView(paper, code != null && whole ? QrCode.of(code) : null, dispute);
    }
}
