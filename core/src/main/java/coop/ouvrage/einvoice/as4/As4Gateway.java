package coop.ouvrage.einvoice.as4;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.einvoice.Addressed;
import coop.ouvrage.einvoice.CertificateTrust;
import coop.ouvrage.einvoice.DocumentKind;
import coop.ouvrage.einvoice.EInvoiceGateway;
import coop.ouvrage.einvoice.Finding;
import coop.ouvrage.einvoice.Identifier;
import coop.ouvrage.einvoice.NetworkDirectory;
import coop.ouvrage.einvoice.NetworkDirectory.ReceivingPoint;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends straight to the access point of the receiver, which its publisher names. The receipt comes in the same exchange: what is taken is
 * delivered. Reasons of a rejection are keys of texts, with what the other side said behind a colon.
 */
final class As4Gateway implements EInvoiceGateway {

    private static final Logger LOG = LoggerFactory.getLogger(As4Gateway.class);
    private static final String REASON = "einvoice.as4.";

    private final As4Sender sender;
    private final String seat;
    private final NetworkDirectory directory;
    private final CertificateTrust accessPoints;
    private final As4Messages messages;
    private final As4Statuses statuses;
    private final BusinessTime time;

    As4Gateway(
            As4Sender sender,
            String seat,
            NetworkDirectory directory,
            CertificateTrust accessPoints,
            As4Messages messages,
            As4Statuses statuses,
            BusinessTime time) {
        this.sender = sender;
        this.seat = seat;
        this.directory = directory;
        this.accessPoints = accessPoints;
        this.messages = messages;
        this.statuses = statuses;
        this.time = time;
    }

    @Override
    public LookUp lookUp(Identifier participant, DocumentKind kind) {
        return directory
                .find(participant)
                .filter(registration -> registration.takes().contains(kind))
                .map(registration -> LookUp.REGISTERED)
                .orElse(LookUp.NOT_REGISTERED);
    }

    @Override
    public String name() {
        return seat;
    }

    @Override
    public Sending send(String idempotencyKey, byte[] document) {
        Optional<Addressed> addressed = Addressed.of(document);
        if (addressed.isEmpty()) {
            return rejected("no_address", "");
        }
        return send(idempotencyKey, document, addressed.get());
    }

    /** As {@link #send(String, byte[])}, for what does not name its ends itself. */
    Sending send(String idempotencyKey, byte[] document, Addressed addressed) {
        As4Messages.Sent sent = messages.begin(idempotencyKey, messageId(idempotencyKey), document, addressed);
        if (!sent.hash().equals(ContentHash.of(document).hex())) {
            return rejected("key_used", "");
        }
        return sent.delivered() ? new Sending.Taken(sent.messageId()) : send(addressed, sent);
    }

    private Sending send(Addressed document, As4Messages.Sent sent) {
        Optional<ReceivingPoint> found =
                directory.receivingPoint(document.receiver(), document.documentType(), document.process());
        if (found.isEmpty()) {
            return new Sending.ReceiverUnknown();
        }
        ReceivingPoint point = found.get();
        if (!point.verified()) {
            return rejected("unverified", "");
        }
        if (!isSafe(point.address())) {
            return rejected("insecure", point.address().toString());
        }
        Optional<CertificateTrust.Problem> problem = accessPoints.problem(point.certificate(), time.now());
        return problem.isPresent()
                ? rejected("receiver_" + problem.get().code(), As4Keys.commonName(point.certificate()))
                : answered(
                        sender.send(document, sent.messageId(), point), sent, As4Keys.commonName(point.certificate()));
    }

    private Sending answered(As4Sender.Answer answer, As4Messages.Sent sent, String seat) {
        return switch (answer) {
            case As4Sender.Answer.Receipt(byte[] signal) -> taken(sent, signal, seat);
            case As4Sender.Answer.Errors errors
            when errors.mention("PEPPOL:NOT_SERVICED") -> new Sending.ReceiverUnknown();
            // A try before this one arrived, and its receipt was lost.
            case As4Sender.Answer.Errors errors
            when sent.tries() > 1 && errors.mention("duplicate") ->
                taken(sent, String.join("\n", errors.errors()).getBytes(StandardCharsets.UTF_8), seat);
            case As4Sender.Answer.Errors(List<String> errors) -> rejected("refused", String.join("; ", errors));
            case As4Sender.Answer.Impossible(String why) -> rejected("impossible", why);
            case As4Sender.Answer.Nothing(String why) ->
                throw new GatewayDown("the access point of the receiver gives no receipt: " + why, true);
        };
    }

    private Sending taken(As4Messages.Sent sent, byte[] proof, String seat) {
        messages.delivered(sent.messageId(), proof, seat);
        return new Sending.Taken(sent.messageId());
    }

    private static Sending rejected(String reason, String detail) {
        LOG.info("an e-invoice is not sent: {} {}", reason, detail);
        return new Sending.Rejected(REASON + reason + (detail.isBlank() ? "" : ": " + detail));
    }

    /** What is enciphered still tells who writes to whom. */
    private static boolean isSafe(URI address) {
        return "https".equals(address.getScheme()) || "127.0.0.1".equals(address.getHost());
    }

    private String messageId(String key) {
        return ContentHash.of((seat + "/" + key).getBytes(StandardCharsets.UTF_8))
                        .hex()
                        .substring(0, 32)
                + "@ouvrage";
    }

    @Override
    public Optional<Named> named(String name) {
        return messages.named(name);
    }

    @Override
    public Delivery status(String messageId) {
        return new Delivery(messages.isDelivered(messageId) ? Delivery.State.DELIVERED : Delivery.State.UNKNOWN, "");
    }

    @Override
    public List<Incoming> receive() {
        return messages.waiting();
    }

    /** What is owed is written first: a process that dies in between is asked again. */
    @Override
    public void acknowledge(String messageId, List<Finding> findings) {
        statuses.owe(messageId, findings);
        messages.taken(messageId);
    }

    @Override
    public void post() {
        statuses.post(this);
    }

    @Override
    public Optional<Told> told(String messageId) {
        return statuses.of(messageId);
    }
}
