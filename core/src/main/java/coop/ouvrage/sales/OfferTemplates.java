package coop.ouvrage.sales;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Drafts that a unit keeps under a name, to begin further quotes with. */
@Service
public class OfferTemplates {

    private static final int LONGEST_NAME = 100;

    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;
    private final OfferStore offers;
    private final Permissions permissions;
    private final Audit audit;

    OfferTemplates(JdbcClient jdbc, OfferStore offers, Permissions permissions, Audit audit) {
        this.jdbc = jdbc;
        this.offers = offers;
        this.permissions = permissions;
        this.audit = audit;
    }

    /** Keeps the draft of a quote under a name; one of that name is replaced. */
    @Transactional
    public Outcome<UUID> keep(UUID offer, String name) {
        Offer source = offers.find(offer).orElseThrow();
        permissions.require(Permission.QUOTE_WRITE, source.unit());
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            return Outcome.refused(Refusal.of("sales.template_name", "field", "name", "longest", LONGEST_NAME));
        }
        UUID id = jdbc.sql("""
                insert into sales_template (id, unit_id, name, draft) values (:id, :unit, :name, :draft)
                on conflict (unit_id, name) do update set draft = excluded.draft returning id""")
                .param("id", TimeOrderedId.next())
                .param("unit", source.unit())
                .param("name", name.strip())
                .param("draft", json.writeValueAsString(source.draft()))
                .query(UUID.class)
                .single();
        audit.changed("offer.template_kept", "offer", offer, Map.of("name", name.strip()));
        return Outcome.done(id);
    }

    /** Names by identifier, in order. */
    @Transactional(readOnly = true)
    public Map<UUID, String> of(UUID unit) {
        permissions.require(Permission.INVOICE_READ, unit);
        Map<UUID, String> names = new LinkedHashMap<>();
        jdbc.sql("select id, name from sales_template where unit_id = :unit order by lower(name)")
                .param("unit", unit)
                .query(row -> {
                    names.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return names;
    }

    /** The draft of a template of this unit; empty if it has none of that identifier. */
    @Transactional(readOnly = true)
    public Optional<OfferDraft> find(UUID unit, UUID id) {
        permissions.require(Permission.QUOTE_WRITE, unit);
        return jdbc.sql("select draft from sales_template where id = :id and unit_id = :unit")
                .param("id", id)
                .param("unit", unit)
                .query(String.class)
                .optional()
                .map(draft -> json.readValue(draft, OfferDraft.class));
    }

    /** Quotes that began with it stay. */
    @Transactional
    public void drop(UUID unit, UUID id) {
        permissions.require(Permission.QUOTE_WRITE, unit);
        int gone = jdbc.sql("delete from sales_template where id = :id and unit_id = :unit")
                .param("id", id)
                .param("unit", unit)
                .update();
        if (gone == 1) {
            audit.changed("offer.template_dropped", "unit", unit, Map.of("template", id));
        }
    }
}
