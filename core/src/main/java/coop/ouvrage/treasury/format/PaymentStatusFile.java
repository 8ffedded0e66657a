package coop.ouvrage.treasury.format;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The bank's answer to a payment file (pain.002), of any version.
 *
 * @param originalMessage identification of the payment file that it answers
 * @param status ISO code for the whole file, else for its block; {@code PART} if it speaks of single transfers alone
 * @param count of transfers in the file that it answers; null if it does not say so, negative if it cannot be read
 * @param total likewise their sum
 * @param blocks identifications of the blocks that it speaks of
 * @param reason ISO code why the whole file is refused; empty if none was given
 * @param transfers single ones that it speaks of
 */
public record PaymentStatusFile(
        String originalMessage,
        String status,
        @Nullable BigDecimal count,
        @Nullable BigDecimal total,
        Set<String> blocks,
        String reason,
        List<Answered> transfers) {

    private static final String REJECTED = "RJCT";
    private static final Set<String> TAKEN = Set.of("ACTC", "ACCP", "ACSP", "ACSC", "ACWC", "ACFC", "ACCC", "PART");

    /**
     * What the bank says of a transfer.
     *
     * @param amount of the transfer, null if it is not repeated
     */
    public record Answered(
            String endToEndId,
            boolean rejected,
            String reason,
            @Nullable BigDecimal amount) {}

    public PaymentStatusFile {
        blocks = Set.copyOf(blocks);
        transfers = List.copyOf(transfers);
    }

    /** Whether nothing of the file will be paid. */
    public boolean rejected() {
        return status.equals(REJECTED);
    }

    /** Whether the bank has taken the file, or will say so later. */
    public boolean taken() {
        return TAKEN.contains(status);
    }

    /** Transfers that are refused one by one. */
    public List<Answered> rejections() {
        return transfers.stream().filter(Answered::rejected).toList();
    }

    /** Whether it takes something of a file that it refuses, or refuses a part and does not say which. */
    public boolean contradictsItself() {
        return rejected() && transfers.stream().anyMatch(transfer -> !transfer.rejected())
                || status.equals("PART") && rejections().isEmpty();
    }

    /** Empty when the bytes are no such report. */
    public static Optional<PaymentStatusFile> read(byte[] bytes) {
        try {
            XmlCursor cursor = new XmlCursor(new String(bytes, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", ""));
            while (cursor.nextStart(0)) {
                if (cursor.name().equals("CstmrPmtStsRpt")) {
                    return Optional.of(report(cursor.tree()))
                            .filter(report -> !report.originalMessage.isEmpty() && !report.status.isEmpty());
                }
            }
            return Optional.empty();
        } catch (XMLStreamException | XmlCursor.Refused e) {
            return Optional.empty();
        }
    }

    private static PaymentStatusFile report(XmlNode report) {
        XmlNode stated = report.at("OrgnlGrpInfAndSts");
        XmlNode group = stated == null ? new XmlNode("OrgnlGrpInfAndSts", 0, "") : stated;
        List<XmlNode> blocks = report.all("OrgnlPmtInfAndSts");
        List<Answered> transfers = blocks.stream()
                .flatMap(block -> block.all("TxInfAndSts").stream())
                .map(PaymentStatusFile::transfer)
                .toList();
        XmlNode whole = blocks.stream()
                .filter(block -> block.text("PmtInfSts").equals(REJECTED))
                .findFirst()
                .filter(block -> !group.text("GrpSts").equals(REJECTED))
                .orElse(group);
        String status = whole.text("PmtInfSts", "GrpSts");
        if (status.isEmpty()) {
            status = blocks.stream()
                    .map(block -> block.text("PmtInfSts"))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse(transfers.isEmpty() ? "" : "PART");
        }
        return new PaymentStatusFile(
                group.text("OrgnlMsgId"),
                status,
                number(group.text("OrgnlNbOfTxs")),
                number(group.text("OrgnlCtrlSum")),
                blocks.stream()
                        .map(block -> block.text("OrgnlPmtInfId"))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.toSet()),
                reason(whole),
                transfers);
    }

    private static Answered transfer(XmlNode transfer) {
        return new Answered(
                transfer.text("OrgnlEndToEndId"),
                transfer.text("TxSts").equals(REJECTED),
                reason(transfer),
                number(transfer.text("OrgnlTxRef/Amt/InstdAmt")));
    }

    private static @Nullable BigDecimal number(String text) {
        if (text.isEmpty()) {
            return null;
        }
        return text.matches("[0-9]{1,15}(\\.[0-9]{1,5})?") ? new BigDecimal(text) : BigDecimal.ONE.negate();
    }

    private static String reason(XmlNode of) {
        return of.text("StsRsnInf/Rsn/Cd", "StsRsnInf/Rsn/Prtry");
    }
}
