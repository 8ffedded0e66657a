package coop.ouvrage.unit;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Colours and standing texts of units. A paper keeps those that it was written with. */
@Service
public class UnitDresses {

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

    /** Brightness as people see it, of 255: above it letters of this colour are hard to read on white. */
    private static final int LIGHTEST = 120;

    private static final int LONGEST = 2000;
    private static final int LONGEST_INVOICE_TEXT = 500;

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final Audit audit;

    UnitDresses(JdbcClient jdbc, Permissions permissions, Audit audit) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.audit = audit;
    }

    public UnitDress of(UUID unit) {
        return of(List.of(unit)).getOrDefault(unit, UnitDress.PLAIN);
    }

    /** The dresses of these units; those that never chose one are left out. */
    public Map<UUID, UnitDress> of(Collection<UUID> units) {
        UUID[] ids = units.toArray(UUID[]::new);
        Map<UUID, UnitDress> dresses = new HashMap<>();
        jdbc.sql("select * from unit_dress where unit_id = any(:units)")
                .param("units", ids)
                .query(row -> {
                    dresses.put(
                            row.getObject("unit_id", UUID.class),
                            new UnitDress(row.getString("colour"), texts(row), Map.of()));
                });
        if (!dresses.isEmpty()) {
            translate(dresses, ids);
        }
        return dresses;
    }

    private void translate(Map<UUID, UnitDress> dresses, UUID[] units) {
        jdbc.sql("select * from unit_text where unit_id = any(:units)")
                .param("units", units)
                .query(row -> {
                    String language = row.getString("language");
                    UnitDress.Texts own = texts(row);
                    dresses.computeIfPresent(row.getObject("unit_id", UUID.class), (unit, dress) -> {
                        Map<String, UnitDress.Texts> all = new HashMap<>(dress.translations());
                        all.put(language, own);
                        return new UnitDress(dress.colour(), dress.texts(), all);
                    });
                });
    }

    private static UnitDress.Texts texts(ResultSet row) throws SQLException {
        return new UnitDress.Texts(row.getString("opening"), row.getString("closing"), row.getString("invoice_text"));
    }

    /** Refused: a colour that cannot be read on white, a text too long for its paper. */
    @Transactional
    public Outcome<UnitDress> set(UUID unit, UnitDress wanted) {
        permissions.require(Permission.UNIT_CHANGE, unit);
        String colour = wanted.colour() == null || wanted.colour().isBlank()
                ? null
                : wanted.colour().strip().toLowerCase(Locale.ROOT);
        UnitDress dress = new UnitDress(colour, wanted.texts(), wanted.translations());
        List<Refusal> refusals = refusals(dress);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        jdbc.sql("""
                insert into unit_dress (unit_id, colour, opening, closing, invoice_text)
                values (:unit, :colour, :opening, :closing, :text)
                on conflict (unit_id) do update set colour = excluded.colour, opening = excluded.opening,
                    closing = excluded.closing, invoice_text = excluded.invoice_text""")
                .param("unit", unit)
                .param("colour", dress.colour(), java.sql.Types.VARCHAR)
                .param("opening", dress.texts().opening())
                .param("closing", dress.texts().closing())
                .param("text", dress.texts().invoiceText())
                .update();
        dress.translations().forEach((language, texts) -> keep(unit, language, texts));
        audit.changed("unit.dress", "unit", unit, Map.of("colour", colour == null ? "" : colour));
        return Outcome.done(dress);
    }

    private void keep(UUID unit, String language, UnitDress.Texts texts) {
        jdbc.sql("""
                insert into unit_text (unit_id, language, opening, closing, invoice_text)
                values (:unit, :language, :opening, :closing, :text)
                on conflict (unit_id, language) do update set opening = excluded.opening, closing = excluded.closing,
                    invoice_text = excluded.invoice_text""")
                .param("unit", unit)
                .param("language", language)
                .param("opening", texts.opening())
                .param("closing", texts.closing())
                .param("text", texts.invoiceText())
                .update();
    }

    private static List<Refusal> refusals(UnitDress dress) {
        List<Refusal> refusals = new ArrayList<>();
        String colour = dress.colour();
        if (colour != null && (!COLOUR.matcher(colour).matches() || brightness(colour) > LIGHTEST)) {
            refusals.add(Refusal.of("unit.colour_unreadable", "field", "colour"));
        }
        tooLong(dress.texts(), "", refusals);
        dress.translations().forEach((language, texts) -> tooLong(texts, "_" + language, refusals));
        return refusals;
    }

    private static void tooLong(UnitDress.Texts texts, String language, List<Refusal> refusals) {
        if (texts.opening().length() > LONGEST || texts.closing().length() > LONGEST) {
            refusals.add(Refusal.of("unit.text_too_long", "field", "opening" + language, "longest", LONGEST));
        }
        if (texts.invoiceText().length() > LONGEST_INVOICE_TEXT) {
            refusals.add(Refusal.of(
                    "unit.text_too_long", "field", "invoice_text" + language, "longest", LONGEST_INVOICE_TEXT));
        }
    }

    private static int brightness(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return (299 * (rgb >> 16) + 587 * (rgb >> 8 & 255) + 114 * (rgb & 255)) / 1000;
    }
}
