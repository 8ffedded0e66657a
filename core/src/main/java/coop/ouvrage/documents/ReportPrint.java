package coop.ouvrage.documents;

import java.util.Map;

/** Prints a report: as a PDF for paper and archives, as one HTML file that needs no other. */
public final class ReportPrint {

    private ReportPrint() {}

    public static byte[] pdf(Report report) {
        return PdfRenderer.render(new PrintedPage(DocumentTemplates.fill("report", report), Map.of()));
    }

    public static String html(Report report) {
        return DocumentTemplates.fill("report_page", report);
    }
}
