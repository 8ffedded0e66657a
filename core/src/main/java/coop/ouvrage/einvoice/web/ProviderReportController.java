package coop.ouvrage.einvoice.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.einvoice.ProviderReports;
import coop.ouvrage.einvoice.ProviderRules.Kind;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The monthly reports to OpenPeppol: state, content, file, and sending again. Without an access point of our own nothing is owed. */
@Controller
class ProviderReportController {

    private static final String PATH = "/desk/network-reports";

    private final ObjectProvider<ProviderReports> reports;
    private final Permissions permissions;

    ProviderReportController(ObjectProvider<ProviderReports> reports, Permissions permissions) {
        this.reports = reports;
        this.permissions = permissions;
    }

    @GetMapping(PATH)
    String list(Form form, Model model) {
        permissions.require(Permission.PURCHASE_READ);
        ProviderReports ours = reports.getIfAvailable();
        model.addAttribute("form", form);
        model.addAttribute("provider", ours != null);
        model.addAttribute("reports", ours == null ? List.of() : ours.all());
        model.addAttribute("missing", ours == null ? List.of() : ours.missing());
        return "einvoice/reports";
    }

    @GetMapping(PATH + "/{month}/{kind}")
    ResponseEntity<byte[]> file(@PathVariable YearMonth month, @PathVariable Kind kind) {
        byte[] file = ours().file(month, kind).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(month + "-" + kind.name().toLowerCase(java.util.Locale.ROOT) + ".xml")
                                .build()
                                .toString())
                .body(file);
    }

    @PostMapping(PATH + "/{month}")
    String send(@PathVariable YearMonth month, Form form, Model model, HttpServletResponse response) {
        Boolean sent = form.accept(ours().send(month), Map.of());
        if (sent == null) {
            response.setStatus(422);
            return list(form, model);
        }
        return Toast.redirect(PATH, sent ? "reports_sent" : "reports_waiting");
    }

    private ProviderReports ours() {
        ProviderReports ours = reports.getIfAvailable();
        if (ours == null) {
            throw new NotFound();
        }
        return ours;
    }
}
