package coop.ouvrage.invoicing.web;

import coop.ouvrage.documents.QrCode;
import coop.ouvrage.invoicing.ClientPapers.Paper;
import coop.ouvrage.invoicing.ClientPapers.Papers;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.PaymentDetails;
import coop.ouvrage.invoicing.PlannedPayment;
import coop.ouvrage.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The client's page.
 *
 * @param base its address, for forms and files
 */
public record LinkPage(Papers papers, String base, List<Bill> bills) {

    /**
     * An invoice or credit note.
     *
     * @param qr the payment code to draw; null where there is nothing to pay
     */
    public record Bill(Paper paper, @Nullable Drawn qr, String href) {

        public Invoice invoice() {
            return paper.invoice();
        }

        /** How to pay what is to be paid next. */
        public @Nullable PaymentDetails payment() {
            return planned() == null ? paper.payment() : planned().details();
        }

        public @Nullable PlannedPayment planned() {
            return paper.planned();
        }

        public boolean isCredit() {
            return invoice().kind() == Invoice.Kind.CREDIT_NOTE;
        }

        public boolean isPaid() {
            return paper.settlement() != null && paper.settlement().isPaid();
        }

        /** Whether nothing is left to pay. */
        public boolean isClosed() {
            return paper.settlement() != null && paper.settlement().isClosed();
        }
    }

    /** A code as SVG path in a square of {@code size} modules. */
    public record Drawn(int size, String path) {}

    static LinkPage of(Papers papers, String base) {
        return new LinkPage(
                papers, base, papers.invoices().stream().map(p -> bill(p, base)).toList());
    }

    private static Bill bill(Paper paper, String base) {
        PaymentDetails payment = paper.payment();
        PlannedPayment planned = paper.planned();
        Money open = paper.settlement() == null
                ? paper.invoice().inclVat()
                : paper.settlement().open();
        String code = planned != null ? planned.details().code() : payment == null ? null : payment.code(open);
        return new Bill(
                paper,
                code == null ? null : drawn(code),
                base + "/invoices/" + paper.invoice().id());
    }

    private static Drawn drawn(String code) {
        QrCode qr = QrCode.of(code);
        return new Drawn(qr.size(), qr.svgPath());
    }
}
