package coop.ouvrage.treasury.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * The bank's answer to a payment file (pain.002), of any version.
 *
 * @param originalMessage identification of the payment file that it answers
 * @param rejected whether the whole file is refused
 * @param reason ISO code of that; empty if none was given
 * @param rejections of single transfers
 */
public record PaymentStatusFile(String originalMessage, boolean rejected, String reason, List<Rejected> rejections) {

    private static final String REJECTED = "RJCT";

    /** A transfer that is refused. */
    public record Rejected(String endToEndId, String reason) {}

    public PaymentStatusFile {
        rejections = List.copyOf(rejections);
    }

    /** Empty when the bytes are no such report. */
    public static Optional<PaymentStatusFile> read(byte[] bytes) {
        try {
            XmlCursor cursor = new XmlCursor(new String(bytes, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", ""));
            while (cursor.nextStart(0)) {
                if (cursor.name().equals("CstmrPmtStsRpt")) {
                    return Optional.of(report(cursor.tree())).filter(report -> !report.originalMessage.isEmpty());
                }
            }
            return Optional.empty();
        } catch (XMLStreamException | XmlCursor.Refused e) {
            return Optional.empty();
        }
    }

    private static PaymentStatusFile report(XmlNode report) {
        XmlNode group = report.at("OrgnlGrpInfAndSts");
        List<Rejected> rejections = new ArrayList<>();
        boolean blockRejected = false;
        String blockReason = "";
        for (XmlNode block : report.all("OrgnlPmtInfAndSts")) {
            if (block.text("PmtInfSts").equals(REJECTED)) {
                blockRejected = true;
                blockReason = reason(block);
            }
            block.all("TxInfAndSts").stream()
                    .filter(transfer -> transfer.text("TxSts").equals(REJECTED))
                    .forEach(transfer ->
                            rejections.add(new Rejected(transfer.text("OrgnlEndToEndId"), reason(transfer))));
        }
        boolean all = group != null && group.text("GrpSts").equals(REJECTED);
        return new PaymentStatusFile(
                group == null ? "" : group.text("OrgnlMsgId"),
                all || blockRejected,
                all && group != null ? reason(group) : blockReason,
                rejections);
    }

    private static String reason(XmlNode of) {
        return of.text("StsRsnInf/Rsn/Cd", "StsRsnInf/Rsn/Prtry");
    }
}
