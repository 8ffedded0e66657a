package coop.ouvrage.unit;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.SafeImage;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The logo of a unit on its offers and invoices. Only pixels are kept of what somebody sends, small enough for a letterhead; they are
 * known by the hash of their bytes, so that a paper shows what it showed on its day.
 */
@Service
public class UnitLogos {

    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final int WIDTH = 600;
    private static final int HEIGHT = 240;
    private static final int LEAST = 16;

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;

    UnitLogos(JdbcClient jdbc, Permissions permissions, Audit audit, BusinessTime time) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
    }

    /** Gives the unit a logo: PNG or JPEG, drawn anew. Refused for everything else, and above two mebibytes. */
    @Transactional
    public Outcome<String> set(UUID unit, byte[] upload) {
        permissions.require(Permission.UNIT_CHANGE, unit);
        if (upload.length > MOST_BYTES) {
            return Outcome.refused(Refusal.of("documents.picture_too_large", "mebibytes", MOST_BYTES >> 20));
        }
        Outcome<SafeImage> picture = SafeImage.of(upload);
        if (!(picture instanceof Outcome.Done<SafeImage>(SafeImage safe))) {
            return Outcome.refused(picture.refusals());
        }
        if (safe.width() < LEAST || safe.height() < LEAST) {
            return Outcome.refused(Refusal.of("unit.logo_too_small", "pixels", LEAST));
        }
        String hash = keep(safe.within(WIDTH, HEIGHT));
        show(unit, hash);
        return Outcome.done(hash);
    }

    private String keep(SafeImage logo) {
        String hash = hash(logo.content());
        jdbc.sql("""
                insert into unit_logo (hash, content, width, height, added_on)
                values (:hash, :content, :width, :height, :today) on conflict do nothing""")
                .param("hash", hash)
                .param("content", logo.content())
                .param("width", logo.width())
                .param("height", logo.height())
                .param("today", time.today())
                .update();
        return hash;
    }

    private void show(UUID unit, String hash) {
        jdbc.sql("update production_unit set logo = nullif(:hash, '') where id = :unit")
                .param("hash", hash)
                .param("unit", unit)
                .update();
        audit.changed("unit.logo", "unit", unit, Map.of("hash", hash));
    }

    /** New papers bear none any more. */
    @Transactional
    public void remove(UUID unit) {
        permissions.require(Permission.UNIT_CHANGE, unit);
        show(unit, "");
    }

    /** The hash of the logo that new papers of a unit bear. */
    public Optional<String> of(UUID unit) {
        return jdbc.sql("select logo from production_unit where id = :unit and logo is not null")
                .param("unit", unit)
                .query(String.class)
                .optional();
    }

    /** The logos of these units; those without one are left out. */
    public Map<UUID, String> of(Collection<UUID> units) {
        Map<UUID, String> logos = new HashMap<>();
        jdbc.sql("select id, logo from production_unit where id = any(:units) and logo is not null")
                .param("units", units.toArray(UUID[]::new))
                .query(row -> {
                    logos.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return logos;
    }

    /** A logo as it was kept. */
    public Optional<SafeImage> find(String hash) {
        return jdbc.sql("select content, width, height from unit_logo where hash = :hash")
                .param("hash", hash)
                .query((row, n) ->
                        new SafeImage(row.getBytes("content"), "image/png", row.getInt("width"), row.getInt("height")))
                .optional();
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
