package coop.ouvrage.unit.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.documents.SafeImage;
import coop.ouvrage.unit.UnitLogos;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.NotFound;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The logo that a unit's offers and invoices bear, for the programs of its holder. */
@RestController
@RequestMapping("/api/v1/units/{id}/logo")
class LogoApi {

    private final Units units;
    private final UnitLogos logos;
    private final Permissions permissions;

    LogoApi(Units units, UnitLogos logos, Permissions permissions) {
        this.units = units;
        this.logos = logos;
        this.permissions = permissions;
    }

    @GetMapping(produces = MediaType.IMAGE_PNG_VALUE)
    byte[] logo(@PathVariable UUID id) {
        known(id);
        return logos.of(id).flatMap(logos::find).map(SafeImage::content).orElseThrow(NotFound::new);
    }

    /** Takes a PNG or JPEG, which is the body; it is drawn anew. */
    @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@PathVariable UUID id, @RequestBody(required = false) byte @Nullable [] picture) {
        known(id);
        logos.set(id, picture == null ? new byte[0] : picture).orThrow();
    }

    @PostMapping("/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        known(id);
        logos.remove(id);
    }

    private void known(UUID id) {
        permissions.require(Permission.UNIT_CHANGE, id);
        if (units.find(id).isEmpty()) {
            throw new NotFound();
        }
    }
}
