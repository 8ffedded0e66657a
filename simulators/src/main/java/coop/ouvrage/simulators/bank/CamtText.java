package coop.ouvrage.simulators.bank;

import java.nio.charset.StandardCharsets;

/** A statement as camt.053.001.08 (ISO 20022). */
final class CamtText {

    private final StatementCut cut;
    private final StringBuilder xml = new StringBuilder();

    private CamtText(StatementCut cut) {
        this.cut = cut;
    }

    static byte[] of(StatementCut cut) {
        CamtText text = new CamtText(cut);
        text.write();
        return text.xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write() {
        String id = cut.iban().substring(4) + "-" + cut.number();
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">\n <BkToCstmrStmt>\n")
                .append("  <GrpHdr><MsgId>M" + id + "</MsgId><CreDtTm>" + cut.closingDate()
                        + "T20:00:00</CreDtTm></GrpHdr>\n")
                .append("  <Stmt><Id>S" + id + "</Id><ElctrncSeqNb>" + cut.number() + "</ElctrncSeqNb>")
                .append("<CreDtTm>" + cut.closingDate() + "T20:00:00</CreDtTm>\n")
                .append("   <Acct><Id><IBAN>" + cut.iban() + "</IBAN></Id><Ccy>EUR</Ccy><Ownr><Nm>" + text(cut.holder())
                        + "</Nm></Ownr></Acct>\n");
        balance("OPBD", cut.openingCents(), cut.openingDate());
        balance("CLBD", cut.closingCents(), cut.closingDate());
        cut.movements().forEach(this::entry);
        xml.append("  </Stmt>\n </BkToCstmrStmt>\n</Document>\n");
    }

    private void balance(String kind, long cents, java.time.LocalDate date) {
        xml.append("   <Bal><Tp><CdOrPrtry><Cd>" + kind + "</Cd></CdOrPrtry></Tp>" + amount(cents) + direction(cents)
                + "<Dt><Dt>" + date + "</Dt></Dt></Bal>\n");
    }

    private void entry(Movement m) {
        xml.append("   <Ntry>" + amount(m.cents()) + direction(m.cents()) + "<Sts><Cd>BOOK</Cd></Sts>")
                .append("<BookgDt><Dt>" + m.date() + "</Dt></BookgDt><ValDt><Dt>" + m.date() + "</Dt></ValDt>")
                .append("<AcctSvcrRef>" + text(m.id()) + "</AcctSvcrRef>")
                .append("<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>" + (m.cents() > 0 ? "RCDT" : "ICDT") + "</Cd><SubFmlyCd>"
                        + (m.isReturn() ? "RRTN" : "ESCT") + "</SubFmlyCd></Fmly></Domn></BkTxCd>\n")
                .append("    <NtryDtls>");
        if (m.isCollective()) {
            xml.append("<Btch><PmtInfId>" + text(m.endToEnd()) + "</PmtInfId><NbOfTxs>" + m.transfers()
                    + "</NbOfTxs></Btch>");
        } else {
            details(m);
        }
        xml.append("</NtryDtls></Ntry>\n");
    }

    private void details(Movement m) {
        String side = m.cents() > 0 ? "Dbtr" : "Cdtr";
        xml.append("<TxDtls><Refs><EndToEndId>" + (m.endToEnd().isEmpty() ? "NOTPROVIDED" : text(m.endToEnd()))
                        + "</EndToEndId></Refs>" + amount(m.cents()) + direction(m.cents()))
                .append("<RltdPties><" + side + "><Pty><Nm>" + text(m.name()) + "</Nm></Pty></" + side + ">");
        if (!m.iban().isEmpty()) {
            xml.append("<" + side + "Acct><Id><IBAN>" + m.iban() + "</IBAN></Id></" + side + "Acct>");
        }
        xml.append("</RltdPties>");
        remittance(m);
        if (m.isReturn()) {
            xml.append("<RtrInf><Rsn><Cd>" + m.returnReason() + "</Cd></Rsn></RtrInf>");
        }
        xml.append("</TxDtls>");
    }

    private void remittance(Movement m) {
        if (m.structured()) {
            xml.append("<RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry><Issr>BBA</Issr></Tp><Ref>"
                    + m.communication() + "</Ref></CdtrRefInf></Strd></RmtInf>");
        } else if (!m.communication().isEmpty()) {
            xml.append("<RmtInf><Ustrd>" + text(m.communication()) + "</Ustrd></RmtInf>");
        }
    }

    private static String amount(long cents) {
        long size = Math.abs(cents);
        return "<Amt Ccy=\"EUR\">" + size / 100 + "." + "%02d".formatted(size % 100) + "</Amt>";
    }

    private static String direction(long cents) {
        return "<CdtDbtInd>" + (cents < 0 ? "DBIT" : "CRDT") + "</CdtDbtInd>";
    }

    private static String text(String raw) {
        return raw.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
