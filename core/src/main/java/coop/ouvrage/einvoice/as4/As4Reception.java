package coop.ouvrage.einvoice.as4;

import com.helger.base.io.iface.IHasInputStream;
import com.helger.collection.commons.CommonsArrayList;
import com.helger.http.header.HttpHeaderMap;
import com.helger.mime.IMimeType;
import com.helger.phase4.attachment.IAS4IncomingAttachmentFactory;
import com.helger.phase4.crypto.IAS4CryptoFactory;
import com.helger.phase4.incoming.AS4IncomingMessageMetadata;
import com.helger.phase4.incoming.AS4IncomingProfileSelectorConstant;
import com.helger.phase4.incoming.AS4IncomingReceiverConfiguration;
import com.helger.phase4.incoming.AS4RequestHandler;
import com.helger.phase4.incoming.IAS4ResponseAbstraction;
import com.helger.phase4.incoming.crypto.AS4IncomingSecurityConfiguration;
import com.helger.phase4.model.pmode.resolve.AS4DefaultPModeResolver;
import com.helger.phase4.profile.peppol.AS4PeppolProfileRegistarSPI;
import com.helger.phase4.util.Phase4Exception;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes messages of other access points and answers each with a signed receipt or with the errors of the protocol. */
final class As4Reception {

    private static final Logger LOG = LoggerFactory.getLogger(As4Reception.class);
    private static final int MOST_BYTES = 100 * 1024 * 1024;

    private final IAS4CryptoFactory crypto;
    private final As4Inbox inbox;

    As4Reception(As4Keys keys, As4Inbox inbox) {
        As4Library.begin();
        this.crypto = As4Library.crypto(keys);
        this.inbox = inbox;
    }

    /**
     * The answer over HTTP.
     *
     * @param headers such as the type, which names the boundary of the parts
     */
    record Reply(int status, Map<String, String> headers, byte[] body) {}

    /** @param headers of the request, each with its values */
    Reply take(Map<String, List<String>> headers, InputStream body) {
        HttpHeaderMap known = new HttpHeaderMap();
        headers.forEach((name, values) -> values.forEach(value -> known.addHeader(name, value)));
        Written reply = new Written();
        try (AS4RequestHandler handler = new AS4RequestHandler(
                AS4IncomingMessageMetadata.createForRequest().setHttpHeaders(known))) {
            byte[] request = body.readNBytes(MOST_BYTES + 1);
            if (request.length > MOST_BYTES) {
                return new Reply(413, Map.of(), new byte[0]);
            }
            handler.setCryptoFactory(crypto)
                    .setPModeResolver(new AS4DefaultPModeResolver(AS4PeppolProfileRegistarSPI.AS4_PROFILE_ID))
                    .setIncomingProfileSelector(
                            new AS4IncomingProfileSelectorConstant(AS4PeppolProfileRegistarSPI.AS4_PROFILE_ID, true))
                    .setIncomingAttachmentFactory(IAS4IncomingAttachmentFactory.DEFAULT_INSTANCE)
                    .setIncomingSecurityConfiguration(AS4IncomingSecurityConfiguration.createDefaultInstance())
                    .setIncomingReceiverConfiguration(new AS4IncomingReceiverConfiguration())
                    .setProcessorSupplier(() -> new CommonsArrayList<>(inbox));
            handler.handleRequest(new ByteArrayInputStream(request), known, reply);
            return reply.reply();
        } catch (Phase4Exception e) {
            LOG.info("what came is no message of an access point: {}", e.getMessage());
            return new Reply(400, Map.of(), new byte[0]);
        } catch (IOException | MessagingException | WSSecurityException e) {
            LOG.warn("a message of an access point could not be taken: {}", e.getMessage());
            return new Reply(500, Map.of(), new byte[0]);
        }
    }

    /** What the library wants to answer. */
    private static final class Written implements IAS4ResponseAbstraction {

        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private byte[] body = new byte[0];
        private int status;

        @Override
        public void setContent(byte[] bytes, Charset charset) {
            body = bytes;
        }

        @Override
        public void setContent(HttpHeaderMap more, IHasInputStream content) {
            more.forEachSingleHeader(headers::put, false);
            try (InputStream in = Objects.requireNonNull(content.getInputStream())) {
                body = in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void setMimeType(@Nullable IMimeType type) {
            if (type != null) {
                headers.put("Content-Type", type.getAsString());
            }
        }

        @Override
        public void setStatus(int code) {
            status = code;
        }

        Reply reply() {
            // Nothing written: the library saw no message in what came.
            return new Reply(status != 0 ? status : body.length > 0 ? 200 : 400, Map.copyOf(headers), body);
        }
    }
}
