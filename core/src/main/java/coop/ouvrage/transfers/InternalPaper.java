package coop.ouvrage.transfers;

import coop.ouvrage.documents.Report;
import coop.ouvrage.documents.ReportPrint;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Words;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** An internal invoice on paper: it says that it is no invoice towards third parties and bears no VAT. */
@Component
public class InternalPaper {

    private final Units units;
    private final LegalEntities entities;

    InternalPaper(Units units, LegalEntities entities) {
        this.units = units;
        this.entities = entities;
    }

    /** PDF in the words of the reader. */
    public byte[] pdf(InternalInvoice document, Words words) {
        String entity = entities.get(document.seller().entity()).name();
        String name = words.t(document.isReversal() ? "transfers.reversal" : "transfers.one") + " "
                + Objects.requireNonNullElse(document.number(), "");
        List<Report.Row> rows = List.of(
                row(
                        words.t("transfers.from"),
                        units.get(document.seller().unit()).name()),
                row(words.t("transfers.to"), units.get(document.buyer().unit()).name()),
                row(words.t("transfers.what"), document.title()),
                row(words.t("transfers.proposed_on"), words.date(document.proposedOn())),
                row(
                        words.t("transfers.decided_on"),
                        document.decidedOn() == null ? "–" : words.date(document.decidedOn())),
                row(words.t("transfers.state"), words.t("transfers.state." + document.state())),
                new Report.Row(0, List.of(words.t("transfers.amount"), words.money(document.amount()))));
        Report.Table table =
                new Report.Table("internal-invoice", name, List.of("", ""), rows, words.t("transfers.no_vat"));
        Report.Section section = new Report.Section("invoice", document.title(), document.reason(), List.of(table));
        return ReportPrint.pdf(new Report(words.language(), entity, name, "", name, List.of(section)));
    }

    private static Report.Row row(String label, String text) {
        return new Report.Row(1, List.of(label, text));
    }
}
