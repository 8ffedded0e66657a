package coop.ouvrage.einvoice;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What a provider tells another about a message that it received (Peppol Message Level Status 1.0: a UBL ApplicationResponse between
 * providers). Whoever receives here keeps the document itself, so that "accepted" is also "delivered": {@code AB}, delivered without
 * confirmation, is never ours to say.
 *
 * @param sender us as a provider, such as {@code 0242:000001}
 * @param receiver the provider of the sender, or whom its envelope names
 * @param instance name of the envelope (SBDH InstanceIdentifier) that the status is about
 * @param findings of the official rules; with an error the message is not accepted
 */
public record MessageStatus(
        String id, Instant at, Identifier sender, Identifier receiver, String instance, List<Finding> findings) {

    public static final String CUSTOMIZATION = "urn:peppol:edec:mls:1.0";

    private static final String NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2";
    private static final String PROCESS = "urn:peppol:edec:mls";
    private static final int MOST_ISSUES = 50;

    /** Where a finding names no place. */
    private static final String NOWHERE = "NA";

    /** {@code AP} accepted and delivered, {@code RE} not accepted. */
    public String code() {
        return isRejection() ? "RE" : "AP";
    }

    public boolean isRejection() {
        return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }

    /** The message; times are of UTC, as the rules want a zone. */
    public byte[] write() {
        LocalDateTime utc = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        UblOutput out = new UblOutput("ApplicationResponse", NAMESPACE);
        out.text("CustomizationID", CUSTOMIZATION);
        out.text("ProfileID", PROCESS);
        out.text("ID", id);
        out.date("IssueDate", utc.toLocalDate());
        out.text("IssueTime", utc.format(DateTimeFormatter.ofPattern("HH:mm:ss'Z'")));
        out.group("SenderParty", () -> out.text("EndpointID", sender));
        out.group("ReceiverParty", () -> out.text("EndpointID", receiver));
        out.group("DocumentResponse", () -> {
            out.group("Response", () -> {
                out.text("ResponseCode", code());
                out.text(
                        "Description",
                        isRejection() ? "The document does not follow the rules that it declares." : null);
            });
            out.group("DocumentReference", () -> out.text("ID", instance));
            findings.stream()
                    .filter(finding -> finding.severity() != Finding.Severity.INFO)
                    .sorted((a, b) -> a.severity().compareTo(b.severity()))
                    .limit(MOST_ISSUES)
                    .forEach(finding -> issue(out, finding));
        });
        return out.finish();
    }

    private static void issue(UblOutput out, Finding finding) {
        String location = finding.location().isBlank() ? NOWHERE : finding.location();
        String words = finding.message().isBlank() ? finding.rule() : finding.message();
        out.group("LineResponse", () -> {
            out.group("LineReference", () -> out.text("LineID", location));
            out.group("Response", () -> {
                out.text("Description", words.contains(finding.rule()) ? words : "[" + finding.rule() + "] " + words);
                out.group("Status", () -> out.text("StatusReasonCode", reason(finding)));
            });
        });
    }

    /** Codes of the specification: syntax violation, business rule violation that is fatal, or only a warning. */
    private static String reason(Finding finding) {
        if (finding.severity() != Finding.Severity.ERROR) {
            return "BW";
        }
        return finding.rule().equals("XSD") ? "SV" : "BV";
    }
}
