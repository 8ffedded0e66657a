package coop.ouvrage.membership.web;

import coop.ouvrage.documents.QrCode;
import coop.ouvrage.membership.ShareSubscription;
import coop.ouvrage.money.EpcQr;
import coop.ouvrage.money.Iban;

/** How a subscription is paid: account, and the code that a banking app reads. */
public record SharePayment(Iban account, String qrPath, int qrSize) {

    static SharePayment of(String beneficiary, Iban account, ShareSubscription subscription) {
        QrCode code = QrCode.of(EpcQr.of(beneficiary, account, subscription.due(), subscription.reference())
                .payload());
        return new SharePayment(account, code.svgPath(), code.size());
    }
}
