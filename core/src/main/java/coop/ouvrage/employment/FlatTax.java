package coop.ouvrage.employment;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether tax is withheld on a contract at the flat rate that Belgian law offers to performing artists engaged for shows by an
 * employer on whose permanent staff they are not (annex III, point 80; read at second hand, unverified). Whether a co-operative that
 * engages the same artist month after month may use it is not settled: so an officer chooses, per contract, with a reason, and
 * nobody for themselves.
 */
@Service
public class FlatTax {

    private static final String SHOWS = "304";

    private final JdbcClient jdbc;
    private final ContractStore contracts;
    private final ContractAccess access;
    private final Permissions permissions;
    private final Audit audit;

    FlatTax(JdbcClient jdbc, ContractStore contracts, ContractAccess access, Permissions permissions, Audit audit) {
        this.jdbc = jdbc;
        this.contracts = contracts;
        this.access = access;
        this.permissions = permissions;
        this.audit = audit;
    }

    /** For modules that have asked their own permission. */
    @Transactional(readOnly = true)
    public boolean isChosen(ContractId id) {
        return !chosen(List.of(id.value())).isEmpty();
    }

    /** The contracts among these for which it is chosen; for modules that have asked their own permission. */
    @Transactional(readOnly = true)
    public Set<UUID> chosen(Collection<UUID> contracts) {
        this.contracts.written();
        return jdbc.sql("select id from work_contract where id = any(:ids) and flat_tax")
                .param("ids", contracts.toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }

    /** Whether the law could allow it for such work. */
    public static boolean isPossible(ContractKind kind, Post post) {
        return kind == ContractKind.ARTIST && post.committee().equals(SHOWS);
    }

    /** Whether the law could allow it and the hours are not confirmed, so that no wage is calculated yet. */
    public boolean isOpen(WorkContract contract) {
        return refusals(contract).isEmpty();
    }

    /** @return refused for work that is no show, once the hours are confirmed, without reason, and in one's own case */
    @Transactional
    public Outcome<ContractId> choose(ContractId id, boolean flat, String reason) {
        permissions.require(Permission.DECLARATION_HANDLE);
        WorkContract contract = contracts.lock(id).orElseThrow();
        List<Refusal> refusals = refusals(contract);
        if (access.isWorker(contract)) {
            refusals.add(Refusal.of("employment.flat_tax_own"));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("employment.reason_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        this.contracts.written();
        jdbc.sql("update work_contract set flat_tax = :flat where id = :id")
                .param("flat", flat)
                .param("id", id.value())
                .update();
        audit.changed("contract.flat_tax", "contract", id.value(), Map.of("flat", flat, "reason", reason.strip()));
        return Outcome.done(id);
    }

    private static List<Refusal> refusals(WorkContract contract) {
        List<Refusal> refusals = new ArrayList<>();
        if (!isPossible(contract.kind(), contract.post())) {
            refusals.add(Refusal.of("employment.flat_tax_shows_only"));
        }
        if (contract.confirmed() || contract.state() == ContractState.CANCELLED) {
            refusals.add(Refusal.of("employment.flat_tax_too_late"));
        }
        return refusals;
    }
}
