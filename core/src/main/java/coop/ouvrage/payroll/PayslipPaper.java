package coop.ouvrage.payroll;

import coop.ouvrage.documents.DocumentTemplates;
import coop.ouvrage.documents.PrintedPage;
import coop.ouvrage.documents.spi.DocumentTemplate;
import coop.ouvrage.money.Money;
import coop.ouvrage.words.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prints payslips: in the language that the law asks for, followed by a translation. */
@Component
class PayslipPaper implements DocumentTemplate {

    static final String KIND = "payslip";

    private final Texts texts;

    PayslipPaper(Texts texts) {
        this.texts = texts;
    }

    /**
     * What is kept to print it.
     *
     * @param deductions what is taken off the net; null where nothing is
     */
    record Stored(
            Payslip payslip,
            PayslipData data,
            String translation,
            @Nullable List<Deduction> deductions) {

        @Override
        public List<Deduction> deductions() {
            return deductions == null ? List.of() : deductions;
        }

        /** What reaches the account. */
        Money paid() {
            return payslip.totals()
                    .net()
                    .minus(Money.sum(
                            deductions().stream().map(Deduction::amount).toList()));
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public PrintedPage page(String dataJson, Locale language, int version) {
        Stored stored = PayJson.stored(dataJson);
        PayslipText first = new PayslipText(texts, language.getLanguage());
        List<PayslipPrint> pages = stored.translation().equals(language.getLanguage())
                ? List.of(first.of(stored))
                : List.of(first.of(stored), new PayslipText(texts, stored.translation()).of(stored));
        return new PrintedPage(DocumentTemplates.fill("payslip", new PayslipPrint.Paper(pages)), Map.of());
    }
}
