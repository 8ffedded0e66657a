package coop.ouvrage.treasury.format;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Children of the elements of camt.052, camt.053 and camt.054, in their order. Marks: {@code !} once, {@code *} any number,
 * {@code +} at least one, none = at most one; {@code [3-]} from version .03, {@code [-2]} up to .02; {@code @053} in that message
 * only. Source: the message definitions of ISO 20022.
 */
final class CamtRules {

    private static final String STATEMENT_HEAD =
            "ElctrncSeqNb RptgSeq[6-] LglSeqNb CreDtTm FrToDt" + " CpyDplctInd RptgSrc Acct! RltdAcct Intrst*";

    private static final String TABLE = """
            GrpHdr: MsgId! CreDtTm! MsgRcpt MsgPgntn OrgnlBizQry[3-] AddtlInf
            MsgPgntn: PgNb! LastPgInd!
            FrToDt: FrDtTm! ToDtTm!
            Stmt: Id! StmtPgntn[5-] %1$s Bal+ TxsSummry Ntry* AddtlStmtInf
            Rpt: Id! RptPgntn[5-] %1$s Bal* TxsSummry Ntry* AddtlRptInf
            Ntfctn: Id! NtfctnPgntn[5-] %1$s TxsSummry Ntry* AddtlNtfctnInf
            Acct: Id! Tp Ccy Nm Prxy[7-] Ownr Svcr
            Acct/Id: IBAN Othr
            FinInstnId: BIC[-2] BICFI[3-] ClrSysMmbId LEI[7-] Nm PstlAdr Othr
            Bal: Tp! CdtLine* Amt! CdtDbtInd! Dt! Avlbty*
            Bal/Tp: CdOrPrtry! SubTp
            Bal/Dt: Dt DtTm
            Avlbty: Dt! Amt! CdtDbtInd!
            TxsSummry: TtlNtries TtlCdtNtries TtlDbtNtries TtlNtriesPerBkTxCd*
            Ntry: NtryRef Amt! CdtDbtInd! RvslInd Sts! BookgDt ValDt AcctSvcrRef Avlbty* BkTxCd! ComssnWvrInd AddtlInfInd \
            AmtDtls Chrgs* TechInptChanl Intrst* CardTx[4-] NtryDtls* AddtlNtryInf
            Ntry/Sts: Cd[7-] Prtry[7-]
            BookgDt: Dt DtTm
            ValDt: Dt DtTm
            BkTxCd: Domn Prtry
            Domn: Cd! Fmly!
            Fmly: Cd! SubFmlyCd!
            BkTxCd/Prtry: Cd! Issr
            NtryDtls: Btch TxDtls*
            Btch: MsgId PmtInfId NbOfTxs TtlAmt CdtDbtInd
            TxDtls: Refs Amt[3-] CdtDbtInd[3-] AmtDtls Avlbty* BkTxCd Chrgs* Intrst* RltdPties RltdAgts LclInstrm[3-] \
            Purp RltdRmtInf* RmtInf RltdDts RltdPric RltdQties* FinInstrmId Tax RtrInf CorpActn SfkpgAcct CshDpst*[4-] \
            CardTx[4-] AddtlTxInf SplmtryData*[3-]
            Refs: MsgId AcctSvcrRef PmtInfId InstrId EndToEndId UETR[8-] TxId MndtId ChqNb ClrSysRef AcctOwnrTxId[3-] \
            AcctSvcrTxId[3-] MktInfrstrctrTxId[3-] PrcgId[3-] Prtry*
            RltdPties: InitgPty Dbtr DbtrAcct UltmtDbtr Cdtr CdtrAcct UltmtCdtr TradgPty Prtry*
            DbtrAcct: Id! Tp Ccy Nm Prxy[7-]
            CdtrAcct: Id! Tp Ccy Nm Prxy[7-]
            DbtrAcct/Id: IBAN Othr
            CdtrAcct/Id: IBAN Othr
            RmtInf: Ustrd* Strd*
            Strd: RfrdDocInf* RfrdDocAmt CdtrRefInf Invcr Invcee TaxRmt[3-] GrnshmtRmt[4-] AddtlRmtInf*
            CdtrRefInf: Tp Ref
            RtrInf: OrgnlBkTxCd Orgtr Rsn AddtlInf*
            """.formatted(STATEMENT_HEAD);

    private CamtRules() {}

    static Map<String, List<CamtRule>> rules() {
        Map<String, List<CamtRule>> rules = new HashMap<>();
        TABLE.lines().forEach(line -> {
            int colon = line.indexOf(':');
            String children = line.substring(colon + 1).strip();
            rules.put(
                    line.substring(0, colon),
                    Arrays.stream(children.split(" ")).map(CamtRule::of).toList());
        });
        return rules;
    }
}
