package coop.ouvrage.einvoice;

import java.security.Key;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.AlgorithmMethod;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.KeySelectorResult;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The signature inside a document over the whole of it (XML Signature, enveloped), as publishers sign. */
final class XmlSignature {

    private XmlSignature() {}

    /** Who signed the document; empty if there is no signature, if it does not fit, or if it covers a part only. */
    static Optional<X509Certificate> signer(Element root) {
        Element signature = signature(root);
        if (signature == null) {
            return Optional.empty();
        }
        Inside key = new Inside();
        DOMValidateContext context = new DOMValidateContext(key, signature);
        context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
        try {
            var found = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            List<Reference> references = found.getSignedInfo().getReferences();
            boolean whole =
                    references.size() == 1 && "".equals(references.getFirst().getURI());
            return whole && found.validate(context) ? Optional.ofNullable(key.certificate) : Optional.empty();
        } catch (MarshalException | XMLSignatureException e) {
            return Optional.empty();
        }
    }

    /** A child of the root: one further down would be somebody else's. */
    private static @Nullable Element signature(Element root) {
        for (Node n = root.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e
                    && "Signature".equals(e.getLocalName())
                    && javax.xml.crypto.dsig.XMLSignature.XMLNS.equals(e.getNamespaceURI())) {
                return e;
            }
        }
        return null;
    }

    /** The key of the certificate that the signature brings; whether that counts is asked of the trust afterwards. */
    private static final class Inside extends KeySelector {

        private @Nullable X509Certificate certificate;

        @Override
        public KeySelectorResult select(
                @Nullable KeyInfo info, Purpose purpose, AlgorithmMethod method, XMLCryptoContext context) {
            if (info != null) {
                for (Object content : info.getContent()) {
                    if (content instanceof X509Data data) {
                        data.getContent().stream()
                                .filter(X509Certificate.class::isInstance)
                                .findFirst()
                                .ifPresent(c -> certificate = (X509Certificate) c);
                    }
                }
            }
            X509Certificate found = certificate;
            Key key = found == null ? null : found.getPublicKey();
            return () -> key;
        }
    }
}
