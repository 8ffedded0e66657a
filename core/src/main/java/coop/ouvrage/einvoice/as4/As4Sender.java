package coop.ouvrage.einvoice.as4;

import com.helger.peppol.sbdh.EPeppolMLSType;
import com.helger.peppolid.IDocumentTypeIdentifier;
import com.helger.peppolid.IParticipantIdentifier;
import com.helger.phase4.crypto.IAS4CryptoFactory;
import com.helger.phase4.ebms3header.Ebms3Error;
import com.helger.phase4.messaging.http.HttpRetrySettings;
import com.helger.phase4.peppol.Phase4PeppolSender;
import com.helger.phase4.profile.peppol.Phase4PeppolHttpClientSettings;
import com.helger.phase4.sender.EAS4UserMessageSendResult;
import com.helger.phase4.sender.IAS4SignalMessageValidationResultHandler;
import com.helger.phase4.util.Phase4Exception;
import coop.ouvrage.einvoice.Addressed;
import coop.ouvrage.einvoice.Identifier;
import coop.ouvrage.einvoice.NetworkDirectory.ReceivingPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** One try to hand a document to an access point: signed, enciphered, and answered by a signed receipt or not. */
final class As4Sender {

    private static final Timeout CONNECTS = Timeout.ofSeconds(10);
    private static final Timeout ANSWERS = Timeout.ofSeconds(30);

    private final As4Keys keys;
    private final IAS4CryptoFactory crypto;
    private final String country;
    private final boolean everyStatus;

    /**
     * @param country of those who send through us, such as {@code BE} (in the envelope since 2024)
     * @param everyStatus whether we want to hear that a message was accepted, not only that it was not
     */
    As4Sender(As4Keys keys, String country, boolean everyStatus) {
        As4Library.begin();
        this.keys = keys;
        this.crypto = As4Library.crypto(keys);
        this.country = country;
        this.everyStatus = everyStatus;
    }

    /** What came back. */
    sealed interface Answer {
        /** A receipt that fits what was sent. */
        record Receipt(byte[] signal) implements Answer {}

        /** Errors by the receiving access point, each with its code, such as {@code EBMS:0004}. */
        record Errors(List<String> errors) implements Answer {

            boolean mention(String word) {
                return errors.stream().anyMatch(error -> error.contains(word));
            }
        }

        /** Nothing that proves anything: it may have arrived. */
        record Nothing(String why) implements Answer {}

        /** It cannot be sent as it is. */
        record Impossible(String why) implements Answer {}
    }

    /** @param messageId the same at each try, so that the receiver can tell that it is the same message */
    Answer send(Addressed document, String messageId, ReceivingPoint receiver) {
        Listener listener = new Listener();
        Phase4PeppolSender.PeppolUserMessageBuilder message = Phase4PeppolSender.builder()
                .httpClientFactory(patience())
                .httpRetrySettings(new HttpRetrySettings().setMaxRetries(0))
                .cryptoFactory(crypto)
                // Checked before, against our own authorities.
                .checkReceiverAPCertificate(false)
                .receiverEndpointDetails(
                        receiver.certificate(), receiver.address().toString())
                .documentTypeID(type(document.documentType()))
                .processID(Phase4PeppolSender.IF.createProcessIdentifierWithDefaultScheme(document.process()))
                .senderParticipantID(participant(document.sender()))
                .receiverParticipantID(participant(document.receiver()))
                .senderPartyID(keys.seat())
                .countryC1(country)
                .messageID(messageId)
                .sbdhInstanceIdentifier(As4Messages.instance(messageId))
                .payload(document.root())
                .disableValidation()
                .rawResponseConsumer(response -> listener.raw = response.getResponseContent())
                .signalMsgConsumer((signal, metadata, state) -> {
                    listener.signed = state.isSoapSignatureChecked();
                    signal.getError().forEach(error -> listener.errors.add(said(error)));
                })
                .signalMsgValidationResultHdl(listener);
        if (!document.isBetweenProviders()) {
            message.mlsTo(participant(keys.provider()))
                    .mlsType(everyStatus ? EPeppolMLSType.ALWAYS_SEND : EPeppolMLSType.FAILURE_ONLY);
        }
        return listener.answer(message.sendMessageAndCheckForReceipt(e -> listener.failure = e));
    }

    private static Phase4PeppolHttpClientSettings patience() {
        Phase4PeppolHttpClientSettings settings = new Phase4PeppolHttpClientSettings();
        settings.setConnectTimeout(CONNECTS);
        settings.setConnectionRequestTimeout(CONNECTS);
        settings.setResponseTimeout(ANSWERS);
        return settings;
    }

    private static IParticipantIdentifier participant(Identifier id) {
        return Objects.requireNonNull(
                Phase4PeppolSender.IF.createParticipantIdentifierWithDefaultScheme(id.toString()));
    }

    private static IDocumentTypeIdentifier type(String typeWithScheme) {
        return Objects.requireNonNull(Phase4PeppolSender.IF.parseDocumentTypeIdentifier(typeWithScheme));
    }

    private static String said(Ebms3Error error) {
        StringBuilder said = new StringBuilder(String.valueOf(error.getErrorCode()));
        for (String more :
                new @Nullable String[] {error.getShortDescription(), error.getErrorDetail(), error.getDescriptionValue()
                }) {
            if (more != null && !more.isBlank() && said.indexOf(more) < 0) {
                said.append(" ").append(more.strip());
            }
        }
        return said.toString();
    }

    /** Collects what the library tells while it sends. */
    private static final class Listener implements IAS4SignalMessageValidationResultHandler {

        private final List<String> errors = new ArrayList<>();
        private byte @Nullable [] raw;
        private boolean signed;
        private boolean fits;
        private String misfit = "";
        private @Nullable Phase4Exception failure;

        @Override
        public void onSuccess() {
            fits = true;
        }

        @Override
        public void onError(String message) {
            misfit = message;
        }

        @Override
        public void onNotApplicable() {
            misfit = "the receipt proves nothing";
        }

        Answer answer(EAS4UserMessageSendResult result) {
            byte[] signal = raw;
            return switch (result) {
                case SUCCESS ->
                    signal != null && signed && fits
                            ? new Answer.Receipt(signal)
                            : new Answer.Nothing("a receipt that does not fit: " + misfit);
                case AS4_ERROR_MESSAGE_RECEIVED -> new Answer.Errors(List.copyOf(errors));
                case INVALID_PARAMETERS -> new Answer.Impossible(why());
                case TRANSPORT_ERROR_NO_RETRY, TRANSPORT_ERROR -> new Answer.Nothing(why());
                case NO_SIGNAL_MESSAGE_RECEIVED, INVALID_SIGNAL_MESSAGE_RECEIVED -> new Answer.Nothing("no receipt");
            };
        }

        private String why() {
            return failure == null ? "" : String.valueOf(failure.getMessage());
        }
    }
}
