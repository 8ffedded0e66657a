package coop.ouvrage.unit.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.documents.SafeImage;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.UnitLogos;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The logo that a unit's offers and invoices bear, for its holder. */
@Controller
@RequestMapping("/units/{id}/logo")
class LogoPages {

    private static final Map<String, String> FIELDS = Map.of(
            "documents.picture_too_large", "picture",
            "documents.picture_too_wide", "picture",
            "documents.picture_broken", "picture",
            "documents.active_content", "picture",
            "documents.not_a_picture", "picture",
            "unit.logo_too_small", "picture");

    private final Units units;
    private final UnitLogos logos;
    private final Permissions permissions;

    LogoPages(Units units, UnitLogos logos, Permissions permissions) {
        this.units = units;
        this.logos = logos;
        this.permissions = permissions;
    }

    @GetMapping
    String show(@PathVariable UUID id, Form form, Model model) {
        model.addAttribute("unit", unit(id));
        model.addAttribute("hasLogo", logos.of(id).isPresent());
        model.addAttribute("form", form);
        return "unit/logo";
    }

    @GetMapping("/picture")
    ResponseEntity<byte[]> picture(@PathVariable UUID id) {
        unit(id);
        SafeImage logo = logos.of(id).flatMap(logos::find).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(logo.mimeType()))
                .body(logo.content());
    }

    @PostMapping
    String set(
            @PathVariable UUID id,
            @RequestParam(name = "picture", required = false) @Nullable MultipartFile picture,
            Form form,
            Model model,
            HttpServletResponse response)
            throws IOException {
        unit(id);
        byte[] upload = picture == null ? new byte[0] : picture.getBytes();
        if (form.accept(logos.set(id, upload), FIELDS) != null) {
            return Toast.redirect("/units/" + id + "/logo", "unit.logo_set");
        }
        response.setStatus(422);
        return show(id, form, model);
    }

    @PostMapping("/removal")
    String remove(@PathVariable UUID id) {
        unit(id);
        logos.remove(id);
        return Toast.redirect("/units/" + id + "/logo", "unit.logo_removed");
    }

    private ProductionUnit unit(UUID id) {
        permissions.require(Permission.UNIT_CHANGE, id);
        return units.find(id).orElseThrow(NotFound::new);
    }
}
