package coop.ouvrage.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.documents.DocumentTemplates;
import coop.ouvrage.documents.PdfRenderer;
import coop.ouvrage.documents.PrintedPage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The paper of a payslip at every length. */
class PayslipPrintTest {

    /** The four lines of the year, and what the employer pays, were cut in two by the end of a page. */
    @ParameterizedTest
    @ValueSource(ints = {4, 8, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34})
    void aSumStaysOnThePageOfItsHeading(int lines) throws IOException {
        String html = DocumentTemplates.fill("payslip", new PayslipPrint.Paper(List.of(print(lines))));
        try (PDDocument document = Loader.loadPDF(PdfRenderer.render(new PrintedPage(html, Map.of())))) {
            PDFTextStripper stripper = new PDFTextStripper();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String text = stripper.getText(document);
                assertThat(text.contains("Employer total")).isEqualTo(text.contains("Employer pays"));
                assertThat(text.contains("Year net")).isEqualTo(text.contains("Since January"));
            }
        }
    }

    private static PayslipPrint print(int lines) {
        PayslipPrint.Side side = new PayslipPrint.Side("Side", "Name", List.of("Street 1", "1000 Town"));
        return new PayslipPrint(
                "en",
                "Payslip",
                "Net 1.00",
                side,
                side,
                List.of(new PayslipPrint.Fact("Period", "one day")),
                "From gross to net",
                IntStream.range(0, lines).mapToObj(n -> line("Line " + n)).toList(),
                "Employer pays",
                List.of(line("First cost"), line("Second cost"), line("Employer total")),
                "Since January",
                List.of(line("Year gross"), line("Year social"), line("Year tax"), line("Year net")),
                List.of(),
                "foot");
    }

    private static PayslipPrint.Line line(String name) {
        return new PayslipPrint.Line(name, "1.00", false);
    }
}
