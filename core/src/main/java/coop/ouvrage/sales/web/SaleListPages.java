package coop.ouvrage.sales.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.sales.Autonomy;
import coop.ouvrage.sales.RequestQuery;
import coop.ouvrage.sales.SaleRequest;
import coop.ouvrage.sales.SaleRequests;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Slice;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
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

/** The invoices that a unit asked for, as a list to search, sort and take away; and whether they leave without a check. */
@Controller
class SaleListPages {

    private static final ListQuery ALL = ListQuery.of("");

    private final SaleRequests requests;
    private final Autonomy autonomy;
    private final Units units;
    private final SaleChoices choices;
    private final Permissions permissions;

    SaleListPages(SaleRequests requests, Autonomy autonomy, Units units, SaleChoices choices, Permissions permissions) {
        this.requests = requests;
        this.autonomy = autonomy;
        this.units = units;
        this.choices = choices;
        this.permissions = permissions;
    }

    @GetMapping("/units/{id}/sales")
    String list(@PathVariable UUID id, ListQuery query, Model model) {
        return listed(id, query, Form.empty(), model);
    }

    private String listed(UUID id, ListQuery query, Form form, Model model) {
        permissions.require(Permission.INVOICE_READ, id);
        RequestQuery.Found found = requests.list(List.of(id), wanted(query));
        model.addAttribute("unit", units.find(id).orElseThrow(NotFound::new));
        model.addAttribute("slice", new Slice<>(found.rows(), query, found.total()));
        model.addAttribute("open", requests.list(List.of(id), RequestQuery.OPEN).total());
        model.addAttribute("clients", choices.names(found.rows()));
        model.addAttribute("hasAutonomy", autonomy.has(List.of(id)));
        model.addAttribute("history", autonomy.history(id));
        model.addAttribute("form", form);
        return "sales/list";
    }

    private static RequestQuery wanted(ListQuery query) {
        return new RequestQuery(
                query.search(), query.filter(), query.sort(), query.descending(), query.offset(), ListQuery.SIZE);
    }

    @GetMapping(value = "/units/{id}/sales", params = "format")
    ResponseEntity<byte[]> export(@PathVariable UUID id, ListQuery query, @RequestParam String format, Words words) {
        List<SaleRequest> found =
                requests.list(List.of(id), wanted(query).whole()).rows();
        Map<UUID, String> names = choices.names(found);
        List<String> columns = Stream.of("what", "client", "reference", "state", "asked", "next_on")
                .map(name -> words.t("sales." + name))
                .toList();
        List<List<@Nullable Object>> rows =
                found.stream().map(request -> cells(request, names, words)).toList();
        return Export.as(format, new Sheet(words.t("sales.title"), columns, rows));
    }

    private static List<@Nullable Object> cells(SaleRequest request, Map<UUID, String> names, Words words) {
        return Arrays.asList(
                request.sale().title(),
                names.get(request.sale().client()),
                request.sale().clientReference(),
                words.t("sales.state." + request.state()),
                request.askedOn(),
                request.nextOn());
    }

    @PostMapping("/units/{id}/autonomy")
    String grant(@PathVariable UUID id, Form form, HttpServletResponse response, Model model) {
        return decided(id, autonomy.grant(id, form.text("reason")), response, model);
    }

    @PostMapping("/units/{id}/autonomy/withdrawal")
    String withdraw(@PathVariable UUID id, Form form, HttpServletResponse response, Model model) {
        return decided(id, autonomy.withdraw(id, form.text("reason")), response, model);
    }

    private String decided(UUID id, Outcome<UUID> outcome, HttpServletResponse response, Model model) {
        if (outcome.isDone()) {
            return Toast.redirect("/units/" + id + "/sales", "autonomy_decided");
        }
        response.setStatus(422);
        Form form = Form.empty().refuse(outcome.refusals(), Map.of("sales.reason_missing", "reason"));
        return listed(id, ALL, form, model);
    }
}
