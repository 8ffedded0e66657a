package coop.ouvrage.reporting.web;

import coop.ouvrage.reporting.Publication;
import coop.ouvrage.reporting.ReportName;
import coop.ouvrage.reporting.ReportShelf;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The annual report for finance and auditors; where the money goes for all members; both to take away. */
@Controller
class ReportPages {

    private final ReportShelf shelf;

    ReportPages(ReportShelf shelf) {
        this.shelf = shelf;
    }

    @GetMapping("/transparency")
    String transparency(@RequestParam @Nullable Integer year, Words words, Model model) {
        int of = year(year, words);
        model.addAttribute("report", shelf.transparency(of, words.language()).report());
        model.addAttribute("year", of);
        model.addAttribute("first", shelf.firstYear());
        return "reporting/transparency";
    }

    @GetMapping("/transparency/data")
    ResponseEntity<byte[]> openData(@RequestParam @Nullable Integer year, Words words) {
        int of = year(year, words);
        return file(
                zip(shelf.transparency(of, words.language()).files()),
                "transparency-" + of + ".zip",
                MediaType.APPLICATION_OCTET_STREAM);
    }

    @GetMapping("/desk/reports")
    String annual(@RequestParam @Nullable Integer year, Words words, Model model) {
        int of = year(year, words);
        model.addAttribute(
                "report", shelf.of(ReportName.ANNUAL, of, words.language()).report());
        model.addAttribute("year", of);
        model.addAttribute("first", shelf.firstYear());
        return "reporting/annual";
    }

    @GetMapping("/desk/reports/{name}/{format}")
    ResponseEntity<byte[]> file(
            @PathVariable String name, @PathVariable String format, @RequestParam @Nullable Integer year, Words words) {
        int of = year(year, words);
        ReportName report = ReportName.of(name).orElseThrow(NotFound::new);
        Publication publication = shelf.of(report, of, words.language());
        String file = name + "-" + of + ".";
        return switch (format) {
            case "pdf" -> file(publication.pdf(), file + "pdf", MediaType.APPLICATION_PDF);
            case "html" ->
                file(publication.html().getBytes(StandardCharsets.UTF_8), file + "html", MediaType.TEXT_HTML);
            case "zip" -> file(zip(publication.files()), file + "zip", MediaType.APPLICATION_OCTET_STREAM);
            default -> throw new NotFound();
        };
    }

    /** This year from its second month on, the last one before: a year of a few days says nothing. */
    private int year(@Nullable Integer given, Words words) {
        int first = shelf.firstYear();
        int last = Math.max(first, words.today().minusMonths(1).getYear());
        return given == null || given < first || given > words.today().getYear() ? last : given;
    }

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static ResponseEntity<byte[]> file(byte[] content, String name, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
