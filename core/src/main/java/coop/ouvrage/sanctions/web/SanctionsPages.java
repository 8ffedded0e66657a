package coop.ouvrage.sanctions.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.sanctions.Sanctions;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Which list is in force, the file that brings a newer one, and a name compared by hand. */
@Controller
class SanctionsPages {

    private static final Map<String, String> FIELDS = Map.of(
            "sanctions.file_unreadable", "file",
            "sanctions.file_too_large", "file",
            "sanctions.list_ahead", "file",
            "sanctions.list_known", "file",
            "sanctions.list_older", "file");

    private final Sanctions sanctions;
    private final Permissions permissions;

    SanctionsPages(Sanctions sanctions, Permissions permissions) {
        this.sanctions = sanctions;
        this.permissions = permissions;
    }

    @GetMapping("/desk/sanctions")
    String show(@RequestParam(defaultValue = "") String q, Form form, Model model) {
        permissions.require(Permission.CLIENT_VERIFY);
        model.addAttribute("form", form);
        model.addAttribute("list", sanctions.current().orElse(null));
        model.addAttribute("q", q);
        model.addAttribute("like", q.isBlank() ? java.util.List.of() : sanctions.like(q));
        return "sanctions/list";
    }

    @PostMapping("/desk/sanctions")
    String take(
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Form form,
            Model model,
            HttpServletResponse response)
            throws IOException {
        permissions.require(Permission.CLIENT_VERIFY);
        if (file == null || file.isEmpty()) {
            form.refuse("file", Refusal.of("sanctions.file_missing"));
        } else if (form.accept(sanctions.take(file.getBytes()), FIELDS) != null) {
            return Toast.redirect("/desk/sanctions", "sanctions.taken");
        }
        response.setStatus(422);
        return show("", form, model);
    }
}
