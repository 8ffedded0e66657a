package coop.ouvrage.employment.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.employment.Regularisation;
import coop.ouvrage.employment.Regularisations;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Reason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Requests to accept work that began without a contract, for the programs of the duty officer. */
@RestController
@RequestMapping("/api/v1/regularisations")
class RegularisationApi {

    private final Regularisations regularisations;
    private final Permissions permissions;

    RegularisationApi(Regularisations regularisations, Permissions permissions) {
        this.regularisations = regularisations;
        this.permissions = permissions;
    }

    /** @param asked how many times the unit has asked, whatever the answers */
    record RegularisationJson(
            UUID id,
            UUID unit,
            UUID job,
            String reason,
            String state,
            Instant requestedAt,
            int asked,
            @Nullable String decision,
            @Nullable UUID contract) {}

    @GetMapping("/{id}")
    RegularisationJson request(@PathVariable UUID id) {
        permissions.require(Permission.REGULARISATION_DECIDE);
        Regularisation request = regularisations.find(id).orElseThrow(NotFound::new);
        return new RegularisationJson(
                request.id(),
                request.unit(),
                request.job(),
                request.reason(),
                request.state().name(),
                request.requestedAt(),
                regularisations.count(request.unit()),
                request.decision(),
                request.contract() == null ? null : request.contract().value());
    }

    @PostMapping("/{id}/acceptance")
    RegularisationJson accept(@PathVariable UUID id, @RequestBody Reason body) {
        regularisations.accept(id, body.reason()).orThrow();
        return request(id);
    }

    @PostMapping("/{id}/refusal")
    RegularisationJson refuse(@PathVariable UUID id, @RequestBody Reason body) {
        regularisations.refuse(id, body.reason()).orThrow();
        return request(id);
    }
}
