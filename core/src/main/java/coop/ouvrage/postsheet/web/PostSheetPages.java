package coop.ouvrage.postsheet.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.postsheet.Agency;
import coop.ouvrage.postsheet.PostAnswers;
import coop.ouvrage.postsheet.PostSheet;
import coop.ouvrage.postsheet.PostSheets;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Icon;
import coop.ouvrage.web.NavigationItem;
import coop.ouvrage.web.NavigationItem.Room;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The post sheet: sent by the holder, filled and signed by the client on a link, and which entities ask for it. */
@Controller
class PostSheetPages {

    private static final Map<String, String> FIELDS =
            Map.of("postsheet.address_wrong", "contact", "postsheet.agency_unsourced", "source");

    private final PostSheets sheets;
    private final Contracts contracts;
    private final LegalEntities entities;
    private final Permissions permissions;

    PostSheetPages(PostSheets sheets, Contracts contracts, LegalEntities entities, Permissions permissions) {
        this.sheets = sheets;
        this.contracts = contracts;
        this.entities = entities;
        this.permissions = permissions;
    }

    @GetMapping("/contracts/{id}/post-sheet")
    String show(@PathVariable UUID id, Form form, Model model) {
        WorkContract contract = known(id);
        if (!sheets.isAgency(contract)) {
            throw new NotFound();
        }
        model.addAttribute("contract", contract);
        model.addAttribute("sheet", sheets.of(contract).orElse(null));
        model.addAttribute(
                "maySend",
                permissions.allows(
                        Permission.CONTRACT_PREPARE, contract.assignment().unit()));
        model.addAttribute("form", form);
        return "postsheet/show";
    }

    private WorkContract known(UUID id) {
        if (contracts.find(new ContractId(id)).isEmpty()) {
            throw new NotFound();
        }
        return contracts.contract(new ContractId(id));
    }

    @PostMapping("/contracts/{id}/post-sheet")
    String send(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        known(id);
        if (form.accept(sheets.send(new ContractId(id), form.text("contact")), FIELDS) != null) {
            return Toast.redirect("/contracts/" + id + "/post-sheet", "postsheet.sent");
        }
        response.setStatus(422);
        return show(id, form, model);
    }

    @GetMapping("/contracts/{id}/post-sheet/paper")
    ResponseEntity<byte[]> paper(@PathVariable UUID id) {
        known(id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .body(sheets.pdf(new ContractId(id)).orElseThrow(NotFound::new));
    }

    /** The client's page. A link that is gone shows nothing of what it was. */
    @GetMapping("/l/sheet/{token}")
    String fill(@PathVariable String token, Form form, Model model) {
        PostSheet sheet = sheets.byToken(token).orElseThrow(NotFound::new);
        model.addAttribute("sheet", sheet);
        model.addAttribute("contract", sheets.contract(sheet));
        model.addAttribute("token", token);
        model.addAttribute("codeSent", sheets.codeSent(sheet));
        model.addAttribute("form", form);
        return "postsheet/client";
    }

    /** What was answered so far stays in the form. */
    @PostMapping("/l/sheet/{token}/code")
    String code(@PathVariable String token, Form form, Model model, HttpServletResponse response) {
        refuse(form, sheets.requestCode(token).refusals());
        if (form.isRefused()) {
            response.setStatus(422);
        }
        return fill(token, form, model);
    }

    private static void refuse(Form form, List<Refusal> refusals) {
        refusals.forEach(
                refusal -> form.refuse(String.valueOf(refusal.arguments().getOrDefault("field", "")), refusal));
    }

    @PostMapping("/l/sheet/{token}")
    String sign(@PathVariable String token, Form form, Model model, HttpServletResponse response) {
        PostAnswers answers = new PostAnswers(
                form.text("workplace"),
                form.text("tasks"),
                form.text("qualifications"),
                form.text("risks"),
                form.text("equipment"),
                form.text("training"),
                form.text("health"),
                form.text("vaccinations"),
                form.text("emergency"),
                form.text("language"));
        var signed = sheets.sign(token, form.text("code"), answers, form.text("signed_by"), form.text("signed_as"));
        refuse(form, signed.refusals());
        if (signed.isDone()) {
            return Toast.redirect("/l/sheet/" + token, "postsheet.signed");
        }
        response.setStatus(422);
        return fill(token, form, model);
    }

    @GetMapping("/desk/agencies")
    String agencies(Form form, Model model) {
        model.addAttribute("agencies", sheets.agencies());
        Map<String, String> all = new LinkedHashMap<>();
        entities.all().forEach(entity -> all.put(entity.code(), entity.name()));
        model.addAttribute("entities", all);
        model.addAttribute("form", form);
        return "postsheet/agencies";
    }

    @PostMapping("/desk/agencies")
    String record(Form form, Model model, HttpServletResponse response) {
        Agency agency =
                new Agency(form.text("entity"), form.text("recognition"), form.text("committee"), form.text("source"));
        if (form.accept(sheets.record(agency), FIELDS) != null) {
            return Toast.redirect("/desk/agencies", "postsheet.kept");
        }
        response.setStatus(422);
        return agencies(form, model);
    }

    /** Where it stands in the navigation. */
    @Configuration(proxyBeanMethods = false)
    static class Places {

        @Bean
        NavigationItem agencies() {
            return NavigationItem.of(
                    Room.DESK, "postsheet.agencies", "/desk/agencies", Icon.SHIELD, 39, Role.ADMINISTRATOR);
        }
    }
}
