package coop.ouvrage.simulators.bank;

import coop.ouvrage.simulators.bank.Order.Status;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;

/** Writes pain.002, the bank's answer to a payment file. */
final class StatusReport {

    private StatusReport() {}

    /** The answer to an order: its status, and the refused transfers with their reasons by end-to-end identification. */
    static byte[] of(Order order, Status status, Map<String, String> refused, LocalDate today) {
        StringBuilder blocks = new StringBuilder();
        for (Order.Block block : order.blocks()) {
            blocks.append("<OrgnlPmtInfAndSts><OrgnlPmtInfId>")
                    .append(Xml.escape(block.id()))
                    .append("</OrgnlPmtInfId>");
            block.transfers().stream()
                    .filter(transfer -> refused.containsKey(transfer.endToEndId()))
                    .forEach(transfer -> blocks.append("<TxInfAndSts><OrgnlEndToEndId>")
                            .append(Xml.escape(transfer.endToEndId()))
                            .append("</OrgnlEndToEndId><TxSts>RJCT</TxSts>")
                            .append(reason(String.valueOf(refused.get(transfer.endToEndId()))))
                            .append("</TxInfAndSts>"));
            blocks.append("</OrgnlPmtInfAndSts>");
        }
        return document(
                order.version(),
                order.messageId(),
                "<OrgnlNbOfTxs>%d</OrgnlNbOfTxs><OrgnlCtrlSum>%s</OrgnlCtrlSum><GrpSts>%s</GrpSts>"
                        .formatted(order.count(), Xml.amount(order.cents()), status.code()),
                blocks.toString(),
                today);
    }

    /** The answer to a file that is refused whole. */
    static byte[] refusal(String messageId, String version, String code, LocalDate today) {
        return document(version, messageId, "<GrpSts>RJCT</GrpSts>" + reason(code), "", today);
    }

    private static String reason(String code) {
        return "<StsRsnInf><Rsn><Cd>" + Xml.escape(code) + "</Cd></Rsn></StsRsnInf>";
    }

    private static byte[] document(String version, String messageId, String group, String blocks, LocalDate today) {
        String answer = version.endsWith(".03") ? "pain.002.001.03" : "pain.002.001.10";
        String xml = """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:%s"><CstmrPmtStsRpt><GrpHdr><MsgId>%s</MsgId>\
                <CreDtTm>%sT12:00:00</CreDtTm></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId>\
                <OrgnlMsgNmId>%s</OrgnlMsgNmId>%s</OrgnlGrpInfAndSts>%s</CstmrPmtStsRpt></Document>
                """.formatted(
                        answer, Xml.cut("R-" + messageId, 35), today, Xml.cut(messageId, 35), version, group, blocks);
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
