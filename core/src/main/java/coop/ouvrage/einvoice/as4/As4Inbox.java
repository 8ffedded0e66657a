package coop.ouvrage.einvoice.as4;

import com.helger.collection.commons.ICommonsList;
import com.helger.http.header.HttpHeaderMap;
import com.helger.peppol.sbdh.PeppolSBDHData;
import com.helger.peppol.sbdh.PeppolSBDHDataReadException;
import com.helger.peppol.sbdh.PeppolSBDHDataReader;
import com.helger.phase4.attachment.AS4DecompressException;
import com.helger.phase4.attachment.WSS4JAttachment;
import com.helger.phase4.ebms3header.Ebms3SignalMessage;
import com.helger.phase4.ebms3header.Ebms3UserMessage;
import com.helger.phase4.error.AS4ErrorList;
import com.helger.phase4.incoming.IAS4IncomingMessageMetadata;
import com.helger.phase4.incoming.IAS4IncomingMessageState;
import com.helger.phase4.incoming.spi.AS4MessageProcessorResult;
import com.helger.phase4.incoming.spi.AS4SignalMessageProcessorResult;
import com.helger.phase4.incoming.spi.IAS4IncomingMessageProcessorSPI;
import com.helger.phase4.model.error.EEbmsError;
import com.helger.phase4.model.pmode.IPMode;
import com.helger.phase4.peppol.Phase4PeppolSender;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.einvoice.CertificateTrust;
import coop.ouvrage.einvoice.Identifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Node;

/** Keeps what came before a receipt goes out; what is not enciphered, not signed by an access point, or not for us gets an error. */
final class As4Inbox implements IAS4IncomingMessageProcessorSPI {

    private static final Logger LOG = LoggerFactory.getLogger(As4Inbox.class);

    /** As much as a document may have, unpacked. */
    private static final int MOST_BYTES = 50 * 1024 * 1024;

    private final As4Messages messages;
    private final CertificateTrust accessPoints;
    private final Set<String> participants;
    private final BusinessTime time;

    /** @param participants who receives here, such as {@code 0208:0203201340}, in small letters */
    As4Inbox(As4Messages messages, CertificateTrust accessPoints, Set<String> participants, BusinessTime time) {
        this.messages = messages;
        this.accessPoints = accessPoints;
        this.participants = participants;
        this.time = time;
    }

    /** What stands in the way: an error of the protocol, and the words for the other side. */
    private record Obstacle(EEbmsError error, String detail) {}

    @Override
    public AS4MessageProcessorResult processAS4UserMessage(
            IAS4IncomingMessageMetadata metadata,
            HttpHeaderMap headers,
            Ebms3UserMessage message,
            IPMode mode,
            @Nullable Node payload,
            @Nullable ICommonsList<WSS4JAttachment> attachments,
            IAS4IncomingMessageState state,
            AS4ErrorList errors) {
        String id = Objects.requireNonNull(
                Objects.requireNonNull(message.getMessageInfo()).getMessageId());
        Optional<Obstacle> obstacle = obstacle(state).or(() -> keep(id, attachments, state));
        obstacle.ifPresent(o -> {
            LOG.info("message {} is refused: {}", id, o.detail());
            errors.add(o.error()
                    .errorBuilder(Locale.ENGLISH)
                    .refToMessageInError(id)
                    .errorDetail(o.detail())
                    .build());
        });
        return obstacle.isPresent()
                ? AS4MessageProcessorResult.createFailure()
                : AS4MessageProcessorResult.createSuccess();
    }

    private Optional<Obstacle> obstacle(IAS4IncomingMessageState state) {
        X509Certificate signer = state.getSigningCertificate();
        if (!state.isSoapDecrypted()) {
            return Optional.of(new Obstacle(EEbmsError.EBMS_FAILED_DECRYPTION, "the message is not enciphered"));
        }
        if (!state.isSoapSignatureChecked() || signer == null) {
            return Optional.of(new Obstacle(EEbmsError.EBMS_FAILED_AUTHENTICATION, "the message is not signed"));
        }
        return accessPoints
                .problem(signer, time.now())
                .map(problem -> new Obstacle(
                        EEbmsError.EBMS_FAILED_AUTHENTICATION,
                        "the certificate of the sending access point does not count: " + problem.code()));
    }

    private Optional<Obstacle> keep(
            String id, @Nullable ICommonsList<WSS4JAttachment> attachments, IAS4IncomingMessageState state) {
        if (attachments == null || attachments.size() != 1) {
            return Optional.of(
                    new Obstacle(EEbmsError.EBMS_EXTERNAL_PAYLOAD_ERROR, "exactly one document is expected"));
        }
        byte[] document;
        try (InputStream in = attachments.getFirst().getSourceStream()) {
            document = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException | AS4DecompressException e) {
            return Optional.of(new Obstacle(EEbmsError.EBMS_DECOMPRESSION_FAILURE, "the document cannot be unpacked"));
        }
        if (document.length > MOST_BYTES) {
            return Optional.of(new Obstacle(EEbmsError.EBMS_OTHER, "the document is too large"));
        }
        try {
            PeppolSBDHData envelope =
                    new PeppolSBDHDataReader(Phase4PeppolSender.IF).extractData(new ByteArrayInputStream(document));
            return keep(id, document, envelope, Objects.requireNonNull(state.getSigningCertificate()));
        } catch (PeppolSBDHDataReadException e) {
            return Optional.of(new Obstacle(EEbmsError.EBMS_OTHER, "the envelope cannot be read: " + e.getMessage()));
        }
    }

    private Optional<Obstacle> keep(String id, byte[] document, PeppolSBDHData envelope, X509Certificate signer) {
        Identifier receiver = Identifier.of(Objects.requireNonNull(envelope.getReceiverValue()));
        if (!participants.contains(receiver.toString().toLowerCase(Locale.ROOT))) {
            // The words are those of Peppol's AS4 profile 2.2: the sender tells them from a failure.
            return Optional.of(new Obstacle(EEbmsError.EBMS_OTHER, "PEPPOL:NOT_SERVICED"));
        }
        messages.received(
                id,
                document,
                new As4Messages.Envelope(
                        envelope.getInstanceIdentifier(),
                        Identifier.of(Objects.requireNonNull(envelope.getSenderValue())),
                        receiver,
                        envelope.getDocumentTypeURIEncoded(),
                        envelope.getProcessURIEncoded(),
                        envelope.getCountryC1(),
                        envelope.hasMLSToValue() ? envelope.getMLSToValue() : null,
                        envelope.hasMLSType()
                                ? Objects.requireNonNull(envelope.getMLSType()).getID()
                                : null),
                As4Keys.commonName(signer));
        return Optional.empty();
    }

    /** Receipts come in the answer to what we send, never here. */
    @Override
    public AS4SignalMessageProcessorResult processAS4SignalMessage(
            IAS4IncomingMessageMetadata metadata,
            HttpHeaderMap headers,
            Ebms3SignalMessage signal,
            @Nullable IPMode mode,
            IAS4IncomingMessageState state,
            AS4ErrorList errors) {
        errors.add(EEbmsError.EBMS_FEATURE_NOT_SUPPORTED
                .errorBuilder(Locale.ENGLISH)
                .errorDetail("signals are expected in answers only")
                .build());
        return AS4SignalMessageProcessorResult.createFailure();
    }

    @Override
    public void processAS4ResponseMessage(
            IAS4IncomingMessageMetadata metadata,
            IAS4IncomingMessageState state,
            String responseId,
            byte @Nullable [] response,
            boolean available,
            AS4ErrorList errors) {
        // The answer is on its way: what it says was decided before.
    }
}
