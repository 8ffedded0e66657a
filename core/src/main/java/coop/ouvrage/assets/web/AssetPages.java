package coop.ouvrage.assets.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.assets.Asset;
import coop.ouvrage.assets.AssetQuery;
import coop.ouvrage.assets.AssetRegister;
import coop.ouvrage.assets.Assets;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Slice;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The register for finance, and for members what their units use. */
@Controller
class AssetPages {

    private static final String DESK = "/desk/investments";

    private final AssetRegister register;
    private final Assets assets;
    private final LegalEntities entities;
    private final Ledger ledger;
    private final Policies policies;
    private final Permissions permissions;

    AssetPages(
            AssetRegister register,
            Assets assets,
            LegalEntities entities,
            Ledger ledger,
            Policies policies,
            Permissions permissions) {
        this.register = register;
        this.assets = assets;
        this.entities = entities;
        this.ledger = ledger;
        this.policies = policies;
        this.permissions = permissions;
    }

    @GetMapping({"/equipment", DESK})
    String list(ListQuery query, HttpServletRequest request, Model model) {
        boolean desk = isDesk(request);
        AssetQuery.Found found = found(desk, wanted(query));
        model.addAttribute("slice", new Slice<>(found.rows(), query, found.total()));
        model.addAttribute("found", found);
        return desk ? "assets/desk_list" : "assets/list";
    }

    @GetMapping(
            value = {"/equipment", DESK},
            params = "format")
    ResponseEntity<byte[]> export(
            ListQuery query, @RequestParam String format, HttpServletRequest request, Words words) {
        List<String> columns = Stream.of(
                        "text",
                        "class",
                        "entity",
                        "unit",
                        "supplier",
                        "invoice",
                        "acquired",
                        "used",
                        "value",
                        "term",
                        "method",
                        "charged",
                        "rest",
                        "state",
                        "disposed",
                        "written_off")
                .map(name -> words.t("assets." + name))
                .toList();
        List<List<@Nullable Object>> rows = found(isDesk(request), wanted(query).whole()).rows().stream()
                .map(asset -> cells(asset, words))
                .toList();
        return Export.as(format, new Sheet(words.t("assets.title"), columns, rows));
    }

    private static List<@Nullable Object> cells(Asset asset, Words words) {
        Asset.Disposal disposal = asset.disposal();
        return Arrays.asList(
                asset.text(),
                words.t("assets.class." + asset.kind()),
                asset.entity(),
                asset.pot() ? words.t("ledger.pot") : asset.unitName(),
                asset.supplier(),
                asset.invoice(),
                asset.acquiredOn(),
                asset.usedFrom(),
                asset.value(),
                asset.term(),
                words.t("assets.straight"),
                asset.charged(),
                asset.rest(),
                words.t("assets.state." + asset.state()),
                disposal == null ? null : disposal.day(),
                disposal == null ? null : disposal.writtenOff());
    }

    private AssetQuery.Found found(boolean desk, AssetQuery query) {
        if (desk) {
            register.requireAll();
            return register.list(query);
        }
        return register.mine(query);
    }

    private static AssetQuery wanted(ListQuery query) {
        return new AssetQuery(
                query.search(), query.filter(), query.sort(), query.descending(), query.offset(), ListQuery.SIZE);
    }

    private static boolean isDesk(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/desk/");
    }

    @GetMapping({"/equipment/{id}", DESK + "/{id}"})
    String show(@PathVariable UUID id, Form form, HttpServletRequest request, Words words, Model model) {
        boolean desk = isDesk(request);
        if (desk) {
            register.requireAll();
        }
        Asset asset = register.get(id);
        model.addAttribute("view", page(asset, words));
        model.addAttribute(
                "form",
                form.isRefused() ? form : form.with("text", asset.text()).with("used_from", asset.usedFrom()));
        return desk ? "assets/desk_show" : "assets/show";
    }

    private AssetPage page(Asset asset, Words words) {
        boolean books = permissions.allows(Permission.LEDGER_READ);
        List<AssetPage.Row> rows = new ArrayList<>();
        Money so = Money.ZERO;
        for (Asset.Part part : register.plan(asset)) {
            so = so.plus(part.amount());
            rows.add(new AssetPage.Row(
                    part, asset.value().minus(so), books && part.run() != null ? entry(part.run()) : null));
        }
        Map<String, String> ways = new LinkedHashMap<>();
        for (Asset.Way way : Asset.Way.values()) {
            ways.put(way.name(), words.t("assets.way." + way));
        }
        return new AssetPage(
                asset,
                entities.get(asset.entity()).name(),
                policies.on(asset.kind().term(), asset.acquiredOn()).decision(),
                rows,
                books
                        ? Stream.of(asset.purchase(), asset.id())
                                .flatMap(source -> ledger.entriesOf(source).stream())
                                .filter(entry -> entry.lines().stream()
                                        .anyMatch(line -> asset.id()
                                                .equals(line.dimensions().subject())))
                                .map(entry -> entry.id().toString())
                                .distinct()
                                .toList()
                        : List.of(),
                ways,
                register.mayChange() && asset.disposal() == null);
    }

    private @Nullable String entry(UUID run) {
        return ledger.entriesOf(run).stream()
                .map(entry -> entry.id().toString())
                .findFirst()
                .orElse(null);
    }

    @PostMapping(DESK + "/{id}/describe")
    String describe(
            @PathVariable UUID id,
            Form form,
            HttpServletRequest request,
            Words words,
            Model model,
            HttpServletResponse response) {
        LocalDate used = form.day("used_from");
        if (used != null && form.accept(assets.describe(id, form.text("text"), used), Map.of()) != null) {
            return Toast.redirect(DESK + "/" + id, "assets.described");
        }
        response.setStatus(422);
        return show(id, form, request, words, model);
    }

    @PostMapping(DESK + "/{id}/dispose")
    String dispose(
            @PathVariable UUID id,
            Form form,
            HttpServletRequest request,
            Words words,
            Model model,
            HttpServletResponse response) {
        Asset.Way way = form.choice("way", Asset.Way.class);
        if (way != null
                && form.accept(assets.dispose(id, way, form.text("reason"), form.text("sold_by")), Map.of()) != null) {
            return Toast.redirect(DESK + "/" + id, "assets.taken_out");
        }
        response.setStatus(422);
        Asset asset = register.get(id);
        form.with("text", asset.text()).with("used_from", asset.usedFrom());
        return show(id, form, request, words, model);
    }
}
