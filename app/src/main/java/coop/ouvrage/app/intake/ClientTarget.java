package coop.ouvrage.app.intake;

import coop.ouvrage.customer.ClientDraft;
import coop.ouvrage.customer.ClientKind;
import coop.ouvrage.customer.Clients;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** Clients, who wait for the support team's verification as any other: a file proves nothing. */
final class ClientTarget implements Target {

    private final ApplicationContext beans;

    ClientTarget(ApplicationContext beans) {
        this.beans = beans;
    }

    @Override
    public List<String> required() {
        return List.of("key", "kind", "name");
    }

    @Override
    public List<String> optional() {
        return List.of(
                "given_name",
                "legal_form",
                "country",
                "enterprise_number",
                "vat_number",
                "business",
                "eu_institution",
                "language",
                "email",
                "phone",
                "street",
                "number",
                "box",
                "postcode",
                "city",
                "order_number_needed",
                "peppol_id",
                "another");
    }

    @Override
    public UUID enter(List<Row> rows) {
        Row row = rows.getFirst();
        row.needed("kind");
        ClientDraft draft = new ClientDraft(
                row.one("kind", ClientKind.class, ClientKind.COMPANY),
                row.needed("name"),
                row.text("given_name"),
                row.textOrNull("legal_form"),
                row.text("country").isEmpty() ? "BE" : row.text("country"),
                row.text("enterprise_number"),
                row.text("vat_number"),
                row.yes("business"),
                row.yes("eu_institution"),
                row.language("language"),
                row.textOrNull("email"),
                row.textOrNull("phone"),
                MemberTarget.address(row),
                row.yes("order_number_needed"),
                row.textOrNull("peppol_id"));
        return beans.getBean(Clients.class)
                .propose(draft, null, row.yes("another"))
                .orThrow()
                .value();
    }
}
