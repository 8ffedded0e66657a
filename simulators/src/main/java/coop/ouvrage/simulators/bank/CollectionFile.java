package coop.ouvrage.simulators.bank;

import coop.ouvrage.simulators.bank.BankState.Debit;
import coop.ouvrage.simulators.bank.Order.Transfer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads a pain.008.001.08: what is to be collected from whom, on which day. */
final class CollectionFile {

    private CollectionFile() {}

    static List<Debit> read(byte[] bytes) {
        try {
            Element message = PaymentOrderFile.child(PaymentOrderFile.parse(bytes), "CstmrDrctDbtInitn");
            List<Debit> debits = new ArrayList<>();
            for (Element block : PaymentOrderFile.children(message, "PmtInf")) {
                LocalDate day = LocalDate.parse(PaymentOrderFile.text(block, "ReqdColltnDt"));
                String account = PaymentOrderFile.text(block, "CdtrAcct", "Id", "IBAN");
                PaymentOrderFile.children(block, "DrctDbtTxInf")
                        .forEach(debit -> debits.add(new Debit(day, account, transfer(debit))));
            }
            return debits;
        } catch (SAXException e) {
            throw new IllegalArgumentException("not readable", e);
        }
    }

    private static Transfer transfer(Element debit) {
        return new Transfer(
                PaymentOrderFile.text(debit, "PmtId", "EndToEndId"),
                PaymentOrderFile.cents(PaymentOrderFile.text(debit, "InstdAmt")),
                PaymentOrderFile.text(debit, "Dbtr", "Nm"),
                PaymentOrderFile.text(debit, "DbtrAcct", "Id", "IBAN"),
                PaymentOrderFile.text(debit, "RmtInf", "Strd", "CdtrRefInf", "Ref"),
                PaymentOrderFile.text(debit, "RmtInf", "Ustrd"));
    }
}
