package coop.ouvrage.einvoice;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer tells the seller of an invoice (Peppol BIS Invoice Response 3): received, accepted, refused with a reason, paid. It never
 * changes the invoice, which is corrected by a credit note only.
 *
 * @param sender the buyer's electronic address, such as {@code 0208:0203201340}
 * @param code UNCL 4343: {@code AB} received, {@code RE} rejected, {@code AP} accepted, {@code PD} paid
 * @param reasonCode of Peppol's list of reasons, such as {@code REF}; empty for none
 */
public record InvoiceResponse(
        String id,
        LocalDateTime at,
        String sender,
        String senderName,
        String receiver,
        String receiverName,
        String code,
        String reasonCode,
        String reason,
        String invoiceNumber,
        @Nullable LocalDate invoiceDate,
        String invoiceTypeCode) {

    private static final String NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2";
    private static final String CUSTOMIZATION = "urn:fdc:peppol.eu:poacc:trns:invoice_response:3";
    private static final String PROFILE = "urn:fdc:peppol.eu:poacc:bis:invoice_response:3";

    /** The message as UBL ApplicationResponse. */
    public static byte[] write(InvoiceResponse response) {
        UblOutput out = new UblOutput("ApplicationResponse", NAMESPACE);
        out.text("CustomizationID", CUSTOMIZATION);
        out.text("ProfileID", PROFILE);
        out.text("ID", response.id);
        out.date("IssueDate", response.at.toLocalDate());
        out.text("IssueTime", response.at.format(DateTimeFormatter.ofPattern("HH:mm:ss")));
        party(out, "SenderParty", response.sender, response.senderName);
        party(out, "ReceiverParty", response.receiver, response.receiverName);
        out.group("DocumentResponse", () -> {
            out.group("Response", () -> response.answer(out));
            out.group("DocumentReference", () -> {
                out.text("ID", response.invoiceNumber);
                out.date("IssueDate", response.invoiceDate);
                out.text("DocumentTypeCode", response.invoiceTypeCode, "listID", "UNCL1001");
            });
            names(out, "IssuerParty", response.receiverName);
            names(out, "RecipientParty", response.senderName);
        });
        return out.finish();
    }

    private void answer(UblOutput out) {
        out.text("ResponseCode", code, "listID", "UNCL4343OpSubset");
        out.date("EffectiveDate", at.toLocalDate());
        if (!reasonCode.isEmpty()) {
            out.group("Status", () -> {
                out.text("StatusReasonCode", reasonCode, "listID", "OPStatusReason");
                out.text("StatusReason", reason);
            });
        }
    }

    private static void party(UblOutput out, String role, String endpoint, String name) {
        int colon = endpoint.indexOf(':');
        out.group(role, () -> {
            out.text(
                    "EndpointID", endpoint.substring(colon + 1), "schemeID", endpoint.substring(0, Math.max(0, colon)));
            out.group("PartyLegalEntity", () -> out.text("RegistrationName", name));
        });
    }

    private static void names(UblOutput out, String role, String name) {
        out.group(role, () -> out.group("PartyName", () -> out.text("Name", name)));
    }
}
