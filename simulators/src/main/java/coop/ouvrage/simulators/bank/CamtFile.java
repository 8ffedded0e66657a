package coop.ouvrage.simulators.bank;

import coop.ouvrage.simulators.bank.Movement.Kind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.LongPredicate;

/** Writes a statement as camt.053.001.08. */
final class CamtFile {

    private final Account account;
    private final IssuedStatement statement;
    private final List<Movement> movements;

    CamtFile(Account account, IssuedStatement statement, List<Movement> movements) {
        this.account = account;
        this.statement = statement;
        this.movements = movements;
    }

    byte[] write() {
        StringBuilder entries = new StringBuilder();
        movements.forEach(movement -> entries.append(entry(movement)));
        String moment = statement.date() + "T20:00:00+01:00";
        String xml = """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
                <GrpHdr><MsgId>SIM-%1$s-%2$s</MsgId><CreDtTm>%3$s</CreDtTm><MsgPgntn><PgNb>1</PgNb>\
                <LastPgInd>true</LastPgInd></MsgPgntn></GrpHdr>
                <Stmt><Id>%1$s</Id><ElctrncSeqNb>%4$d</ElctrncSeqNb><LglSeqNb>%4$d</LglSeqNb><CreDtTm>%3$s</CreDtTm>\
                <Acct><Id><IBAN>%5$s</IBAN></Id><Ccy>EUR</Ccy><Ownr><Nm>%6$s</Nm></Ownr></Acct>
                %7$s
                %8$s
                %9$s
                %10$s</Stmt></BkToCstmrStmt></Document>
                """.formatted(
                        statement.id(),
                        Xml.cut(account.iban().substring(account.iban().length() - 6), 6),
                        moment,
                        statement.number(),
                        account.iban(),
                        Xml.cut(account.holder(), 70),
                        balance("OPBD", statement.openingCents(), openingDate()),
                        balance("CLBD", statement.closingCents(), statement.date()),
                        summary(),
                        entries);
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    private LocalDate openingDate() {
        return statement.from() == 0
                ? account.opened().minusDays(1)
                : statement.date().minusDays(1);
    }

    private static String balance(String code, long cents, LocalDate date) {
        return ("<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>%s</CdtDbtInd>"
                        + "<Dt><Dt>%s</Dt></Dt></Bal>")
                .formatted(code, Xml.amount(cents), Xml.indicator(cents), date);
    }

    private String summary() {
        return "<TxsSummry>" + total("TtlNtries", cents -> true) + total("TtlCdtNtries", cents -> cents >= 0)
                + total("TtlDbtNtries", cents -> cents < 0) + "</TxsSummry>";
    }

    private String total(String name, LongPredicate which) {
        List<Movement> chosen =
                movements.stream().filter(m -> which.test(m.cents())).toList();
        long cents = chosen.stream()
                .mapToLong(movement -> Math.abs(movement.cents()))
                .sum();
        return "<%1$s><NbOfNtries>%2$d</NbOfNtries><Sum>%3$s</Sum></%1$s>"
                .formatted(name, chosen.size(), Xml.amount(cents));
    }

    private String entry(Movement movement) {
        return ("<Ntry><Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>%s</CdtDbtInd>%s<Sts><Cd>BOOK</Cd></Sts>"
                        + "<BookgDt><Dt>%5$s</Dt></BookgDt><ValDt><Dt>%5$s</Dt></ValDt><AcctSvcrRef>%4$s</AcctSvcrRef>"
                        + "<BkTxCd><Domn><Cd>%6$s</Cd><Fmly><Cd>%7$s</Cd><SubFmlyCd>%8$s</SubFmlyCd></Fmly></Domn></BkTxCd>"
                        + "<NtryDtls>%9$s</NtryDtls></Ntry>\n")
                .formatted(
                        Xml.amount(movement.cents()),
                        Xml.indicator(movement.cents()),
                        movement.kind() == Kind.RETURNED || movement.kind() == Kind.UNCOLLECTED
                                ? "<RvslInd>true</RvslInd>"
                                : "",
                        movement.bankReference(),
                        movement.date(),
                        movement.kind() == Kind.FEE ? "ACMT" : "PMNT",
                        movement.kind() == Kind.FEE ? "MDOP" : movement.kind().family(),
                        movement.kind().subFamily(),
                        details(movement));
    }

    private String details(Movement movement) {
        if (movement.kind() == Kind.WAGES || movement.kind() == Kind.COLLECTIVE) {
            return "<Btch>" + Xml.element("PmtInfId", movement.batchId(), 35) + "<NbOfTxs>" + movement.count()
                    + "</NbOfTxs></Btch>";
        }
        String id = movement.endToEndId().isEmpty() ? "NOTPROVIDED" : movement.endToEndId();
        return "<TxDtls><Refs>" + Xml.element("PmtInfId", movement.batchId(), 35) + Xml.element("EndToEndId", id, 35)
                + "</Refs><Amt Ccy=\"EUR\">" + Xml.amount(movement.cents()) + "</Amt><CdtDbtInd>"
                + Xml.indicator(movement.cents()) + "</CdtDbtInd>" + parties(movement) + remittance(movement)
                + (movement.reason().isEmpty()
                        ? ""
                        : "<RtrInf><Rsn><Cd>" + Xml.escape(movement.reason()) + "</Cd></Rsn></RtrInf>")
                + "</TxDtls>";
    }

    /** Of a return, the parties are those of the first payment: the one whose account was closed stays the creditor. */
    private static String parties(Movement movement) {
        if (movement.name().isEmpty()) {
            return "";
        }
        String side = switch (movement.kind()) {
            case RECEIVED, COLLECTED, UNCOLLECTED -> "Dbtr";
            default -> "Cdtr";
        };
        String account = movement.iban().isEmpty()
                ? ""
                : "<%1$sAcct><Id><IBAN>%2$s</IBAN></Id></%1$sAcct>".formatted(side, Xml.escape(movement.iban()));
        return "<RltdPties><%1$s><Pty><Nm>%2$s</Nm></Pty></%1$s>%3$s</RltdPties>"
                .formatted(side, Xml.cut(movement.name(), 70), account);
    }

    private static String remittance(Movement movement) {
        if (!movement.reference().isEmpty()) {
            String issuer = movement.reference().startsWith("RF") ? "ISO" : "BBA";
            return ("<RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry><Issr>%s</Issr></Tp><Ref>%s</Ref>"
                            + "</CdtrRefInf></Strd></RmtInf>")
                    .formatted(issuer, Xml.cut(movement.reference(), 35));
        }
        return movement.text().isEmpty() ? "" : "<RmtInf>" + Xml.element("Ustrd", movement.text(), 140) + "</RmtInf>";
    }
}
