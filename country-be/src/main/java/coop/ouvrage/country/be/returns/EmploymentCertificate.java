package coop.ouvrage.country.be.returns;

import coop.ouvrage.returns.spi.Paper;
import coop.ouvrage.returns.spi.PaperData;
import coop.ouvrage.returns.spi.PaperFormat;
import coop.ouvrage.words.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The certificate at the end of a contract: first and last day and the nature of the work, and nothing else without the worker's express
 * request (law of 3 July 1978 on work contracts, article 21).
 */
@Component
class EmploymentCertificate implements PaperFormat {

    private final Texts texts;

    EmploymentCertificate(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String kind() {
        return "be.employment_certificate";
    }

    @Override
    public Scope scope() {
        return Scope.CONTRACT;
    }

    @Override
    public Paper write(PaperData data) {
        PaperText text = new PaperText(texts, data);
        return text.paper(
                "certificate",
                List.of(
                        text.employer(),
                        Paper.Section.facts(
                                text.t("worker"),
                                List.of(text.fact("name", data.person().name()))),
                        Paper.Section.facts(
                                text.t("contract"),
                                List.of(
                                        text.fact("contract_from", text.date(data.first())),
                                        text.fact("contract_to", text.date(data.last())),
                                        text.fact(
                                                "function",
                                                data.work()
                                                        .getLast()
                                                        .engagement()
                                                        .function())))),
                "certificate.note");
    }
}
