package coop.ouvrage.accounting.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.accounting.AuditFile;
import coop.ouvrage.accounting.spi.AccountantFormat;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.web.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All entries of a year as a file: for auditors, and for the programs of accountants. */
@Controller
class BookFiles {

    private final AuditFile file;
    private final ObjectProvider<AccountantFormat> formats;
    private final LegalEntities entities;
    private final Permissions permissions;

    BookFiles(
            AuditFile file, ObjectProvider<AccountantFormat> formats, LegalEntities entities, Permissions permissions) {
        this.file = file;
        this.formats = formats;
        this.entities = entities;
        this.permissions = permissions;
    }

    @GetMapping("/desk/accounting/audit-file")
    void audit(@RequestParam String entity, @RequestParam int year, HttpServletResponse response) throws IOException {
        permissions.require(Permission.LEDGER_READ);
        String code = entities.get(entity).code();
        response.setContentType("text/plain;charset=UTF-8");
        named(response, code + "-" + year + "-FEC.txt");
        file.write(code, year, response.getWriter());
    }

    @GetMapping("/desk/accounting/accountant-file")
    void accountant(
            @RequestParam String entity,
            @RequestParam int year,
            @RequestParam String format,
            HttpServletResponse response)
            throws IOException {
        permissions.require(Permission.LEDGER_READ);
        String code = entities.get(entity).code();
        AccountantFormat chosen = formats.stream()
                .filter(known -> known.name().equalsIgnoreCase(format))
                .findFirst()
                .orElseThrow(NotFound::new);
        response.setContentType("application/zip");
        named(response, chosen.fileName(code, year));
        file.write(code, year, chosen, response.getOutputStream());
    }

    private static void named(HttpServletResponse response, String name) {
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }
}
