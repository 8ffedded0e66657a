package coop.ouvrage.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.demo.PlainPaper;
import coop.ouvrage.ledger.LegalEntities;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** A plain PDF of a supplier, handed over and typed by a program. */
@OuvrageTest(perMethod = true)
@Import(ApiWorld.class)
class TypingByApiTest {

    private final ApiWorld world;
    private final LegalEntities entities;

    @LocalServerPort
    int port;

    TypingByApiTest(ApiWorld world, LegalEntities entities) {
        this.world = world;
        this.entities = entities;
    }

    private UUID pot() {
        return entities.get("PROD").pot();
    }

    @Test
    void aPaperIsHandedOverReadAndTyped() {
        Program finance = world.user(port, "ombeline@lekeux.example", Role.FINANCE, null);
        byte[] file = PlainPaper.pdf(List.of("Relieur du Parc - BE 0999.030.417", "IBAN BE43 0689 9999 9501"));
        JsonNode came = finance.post(
                        "/api/v1/purchases",
                        Map.of(
                                "fileName",
                                "relieur.pdf",
                                "file",
                                Base64.getEncoder().encodeToString(file)))
                .done();
        assertThat(came.path("state").asString()).isEqualTo("UNREADABLE");
        String path = "/api/v1/purchases/" + came.path("id").asString();
        JsonNode paper = finance.get(path + "/paper").done();
        assertThat(paper.path("supplierNumber").asString()).isEqualTo("BE0999030417");
        assertThat(paper.path("account").asString()).isEqualTo("BE43068999999501");

        Map<String, Object> typed = new HashMap<>(Map.of(
                "entity", "PROD",
                "creditNote", false,
                "supplier", "Relieur du Parc",
                "supplierNumber", "BE0999030417",
                "number", "R-9",
                "issuedOn", "2026-01-02",
                "payable", "242.00",
                "account", "BE43 0689 9999 9501",
                "vat", List.of(Map.of("rate", "0.21", "taxable", "200.00", "tax", "42.00"))));
        Program stranger = world.user(port, "maud@lekeux.example", Role.MEMBER, UUID.randomUUID());
        assertThat(stranger.post(path + "/typing", typed).status()).isEqualTo(404);

        Map<String, Object> wrong = new HashMap<>(typed);
        wrong.put("number", " ");
        wrong.put("reference", "r".repeat(201));
        wrong.put("vat", List.of(Map.of("rate", "0.210001", "taxable", "200.00", "tax", "42.00")));
        assertThat(finance.post(path + "/typing", wrong).codes().split(" "))
                .containsExactlyInAnyOrder("web.required", "web.too_long", "web.not_a_number");
        wrong.remove("vat");
        assertThat(finance.post(path + "/typing", wrong).status()).isEqualTo(422);

        JsonNode read = finance.post(path + "/typing", typed).done();
        assertThat(read.path("state").asString()).isEqualTo("NEW");
        assertThat(read.path("payable").asString()).isEqualTo("242.00");
        assertThat(finance.post(path + "/typing", typed).codes()).contains("purchases.not_waiting");
        divided(finance, path);
    }

    private void divided(Program finance, String path) {
        JsonNode proposed = finance.get(path + "/parts").done();
        assertThat(proposed.path("divided").asBoolean()).isFalse();
        assertThat(proposed.path("parts").get(0).path("net").asString()).isEqualTo("200.00");
        Map<String, Object> booked = Map.of("unit", pot(), "nature", "GOODS", "treatment", "DOMESTIC");
        Map<String, Object> half = Map.of("row", 0, "net", "100.00", "booked", booked);
        assertThat(finance.post(path + "/parts", List.of(half)).codes()).isEqualTo("purchases.parts_differ");
        JsonNode parts = finance.post(path + "/parts", List.of(half, half)).done();
        assertThat(parts.path("divided").asBoolean()).isTrue();
        assertThat(parts.path("parts").size()).isEqualTo(2);
        JsonNode whole = finance.post(path + "/assignment", booked).done();
        assertThat(whole.path("state").asString()).isEqualTo("HOLDER");
        assertThat(finance.get(path + "/parts").done().path("divided").asBoolean())
                .isFalse();
    }
}
