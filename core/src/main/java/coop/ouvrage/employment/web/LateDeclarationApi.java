package coop.ouvrage.employment.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.LateDeclaration;
import coop.ouvrage.employment.LateDeclarations;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.NotFound;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Work that was done although it was not declared in time: what the delay costs and who bears it, for the duty officer. */
@RestController
@RequestMapping("/api/v1/contracts/{id}/late-declaration")
class LateDeclarationApi {

    private final LateDeclarations late;
    private final Permissions permissions;

    LateDeclarationApi(LateDeclarations late, Permissions permissions) {
        this.late = late;
        this.permissions = permissions;
    }

    /** @param byUnit the unit bears the cost; else the common pot */
    record LateDeclarationJson(
            UUID contract,
            String cause,
            Instant noticedAt,
            Money cost,
            boolean byUnit,
            @Nullable String decision,
            @Nullable Instant decidedAt) {}

    record LateDecision(Money cost, boolean byUnit, String reason) {}

    @GetMapping
    LateDeclarationJson show(@PathVariable UUID id) {
        permissions.require(Permission.DECLARATION_HANDLE);
        LateDeclaration found = late.of(new ContractId(id)).orElseThrow(NotFound::new);
        return new LateDeclarationJson(
                id,
                found.cause(),
                found.noticedAt(),
                found.cost(),
                found.byUnit(),
                found.decision(),
                found.decidedAt());
    }

    @PostMapping("/decision")
    LateDeclarationJson decide(@PathVariable UUID id, @RequestBody LateDecision body) {
        show(id);
        late.decide(new ContractId(id), body.cost(), body.byUnit(), body.reason())
                .orThrow();
        return show(id);
    }
}
