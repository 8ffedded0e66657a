package coop.ouvrage.simulators.directory;

import coop.ouvrage.simulators.directory.TestAuthority.Holder;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;

/** Service metadata with a publisher's signature over the whole of it (Peppol SMP 1.4). */
final class SignedMetadata {

    private static final String DOCUMENT = """
            <smp:SignedServiceMetadata xmlns:smp="http://busdox.org/serviceMetadata/publishing/1.0/" \
            xmlns:id="http://busdox.org/transport/identifiers/1.0/" xmlns:wsa="http://www.w3.org/2005/08/addressing">\
            <smp:ServiceMetadata><smp:ServiceInformation>
            <id:ParticipantIdentifier scheme="iso6523-actorid-upis">%s</id:ParticipantIdentifier>
            <id:DocumentIdentifier scheme="busdox-docid-qns">%s</id:DocumentIdentifier>
            <smp:ProcessList><smp:Process>
            <id:ProcessIdentifier scheme="cenbii-procid-ubl">%s</id:ProcessIdentifier>
            <smp:ServiceEndpointList><smp:Endpoint transportProfile="peppol-transport-as4-v2_0">
            <wsa:EndpointReference><wsa:Address>%s</wsa:Address></wsa:EndpointReference>
            <smp:RequireBusinessLevelSignature>false</smp:RequireBusinessLevelSignature>
            <smp:Certificate>%s</smp:Certificate>
            <smp:ServiceDescription>Test</smp:ServiceDescription>
            <smp:TechnicalContactUrl>https://example.org</smp:TechnicalContactUrl>
            </smp:Endpoint></smp:ServiceEndpointList></smp:Process></smp:ProcessList>
            </smp:ServiceInformation></smp:ServiceMetadata></smp:SignedServiceMetadata>""";

    private SignedMetadata() {}

    /** What is said of one document of one participant, which receives at an address. */
    static String of(
            String participant, String document, String process, String address, Holder receiver, Holder publisher)
            throws Exception {
        String xml = DOCUMENT.formatted(
                participant,
                document,
                process,
                address,
                Base64.getEncoder().encodeToString(receiver.certificate().getEncoded()));
        Document dom = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        sign(dom, publisher);
        StringWriter out = new StringWriter();
        TransformerFactory.newDefaultInstance().newTransformer().transform(new DOMSource(dom), new StreamResult(out));
        return out.toString();
    }

    private static void sign(Document dom, Holder publisher) throws Exception {
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        var reference = factory.newReference(
                "",
                factory.newDigestMethod(DigestMethod.SHA256, null),
                List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
                null,
                null);
        var info = factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
                List.of(reference));
        var keys = factory.getKeyInfoFactory();
        factory.newXMLSignature(info, keys.newKeyInfo(List.of(keys.newX509Data(List.of(publisher.certificate())))))
                .sign(new DOMSignContext(publisher.key(), dom.getDocumentElement()));
    }
}
