package coop.ouvrage.employment;

import static coop.ouvrage.employment.ContractRows.at;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Work that was done although it was not declared in time. The wage is due all the same; what the delay costs falls on the common
 * pot, unless an officer decides otherwise and says why.
 */
@Service
public class LateDeclarations {

    static final String KIND = "employment.late_declaration";

    private final JdbcClient jdbc;
    private final ContractStore contracts;
    private final DeclarationStore declarations;
    private final Ledger ledger;
    private final LegalEntities entities;
    private final Worklist worklist;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    LateDeclarations(
            JdbcClient jdbc,
            ContractStore contracts,
            DeclarationStore declarations,
            Ledger ledger,
            LegalEntities entities,
            Worklist worklist,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.jdbc = jdbc;
        this.contracts = contracts;
        this.declarations = declarations;
        this.ledger = ledger;
        this.entities = entities;
        this.worklist = worklist;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** Opens a case if some period of the work was not recorded by the authority before the start. */
    void notice(WorkContract contract) {
        List<Declaration> all = declarations.of(contract.id());
        Optional<Declaration> worst = all.stream()
                .filter(d -> d.kind() == DeclarationKind.IN)
                .filter(d -> d.state() != DeclarationState.ACCEPTED || !Boolean.TRUE.equals(d.inTime()))
                .filter(d -> !acceptedInTime(all, d.periodNr()))
                .findFirst();
        worst.ifPresent(declaration -> {
            jdbc.sql("""
                    insert into late_declaration (contract_id, cause, noticed_at) values (:contract, :cause, :now)
                    on conflict do nothing
                    """)
                    .param("contract", contract.id().value())
                    .param("cause", declaration.state().name())
                    .param("now", at(time.now()))
                    .update();
            worklist.open(Item.of(
                            Queue.DECLARATION,
                            KIND,
                            "contract",
                            contract.id().value(),
                            Role.PAYROLL,
                            "/desk/declarations/" + contract.id())
                    .about(contract.assignment().worker())
                    .with("cause", declaration.state().name()));
        });
    }

    private static boolean acceptedInTime(List<Declaration> all, int periodNr) {
        return all.stream()
                .filter(d -> d.kind() == DeclarationKind.IN && d.periodNr() == periodNr)
                .anyMatch(d -> d.state() == DeclarationState.ACCEPTED && Boolean.TRUE.equals(d.inTime()));
    }

    /** Those that nobody has settled; the caller knows whether the reader may see them. */
    public Set<ContractId> open() {
        return jdbc.sql("select contract_id from late_declaration where decided_at is null")
                .query((row, n) -> new ContractId(row.getObject(1, UUID.class)))
                .set();
    }

    public Optional<LateDeclaration> of(ContractId contract) {
        return jdbc.sql("select * from late_declaration where contract_id = :contract")
                .param("contract", contract.value())
                .query((row, n) -> new LateDeclaration(
                        contract,
                        row.getString("cause"),
                        Objects.requireNonNull(ContractRows.instant(row, "noticed_at")),
                        Money.ofCents(row.getLong("cost_cents")),
                        row.getString("borne_by").equals("UNIT"),
                        row.getString("decision"),
                        ContractRows.instant(row, "decided_at")))
                .optional();
    }

    /**
     * Settles a case, once.
     *
     * @param byUnit the unit bears the cost: an internal allocation from the unit to the common pot
     */
    @Transactional
    public Outcome<ContractId> decide(ContractId id, Money cost, boolean byUnit, String reason) {
        permissions.require(Permission.DECLARATION_HANDLE);
        WorkContract contract = contracts.lock(id).orElseThrow();
        Optional<LateDeclaration> open = of(id);
        List<Refusal> refusals = new ArrayList<>();
        if (open.isEmpty() || open.get().decidedAt() != null) {
            refusals.add(Refusal.of("employment.no_late_case"));
        }
        if (user.is(contract.assignment().worker())
                || user.is(contract.assignment().holder())) {
            refusals.add(Refusal.of("employment.own_case"));
        }
        if (cost.isNegative()) {
            refusals.add(Refusal.of("employment.cost_negative"));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("employment.reason_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        jdbc.sql("""
                update late_declaration set cost_cents = :cost, borne_by = :by, decided_by = :person, decided_at = :now,
                    decision = :reason where contract_id = :contract
                """)
                .param("cost", cost.cents())
                .param("by", byUnit ? "UNIT" : "POT")
                .param("person", user.partyId().orElse(null))
                .param("now", at(time.now()))
                .param("reason", reason.strip())
                .param("contract", id.value())
                .update();
        if (byUnit && cost.isPositive()) {
            ledger.post(allocation(contract, cost));
        }
        worklist.close(KIND, id.value(), "decided");
        audit.changed("declaration.late_decided", "contract", id.value(), Map.of("cost", cost, "byUnit", byUnit));
        return Outcome.done(id);
    }

    private EntryDraft allocation(WorkContract contract, Money cost) {
        Assignment assignment = contract.assignment();
        return EntryDraft.in(assignment.entity(), Journal.SUNDRY, time.today())
                .from("contract", contract.id().value())
                .key("contract:" + contract.id() + ":late-declaration")
                .text("ledger.text.late_declaration", Map.of())
                .debit(AccountRole.JOB_BUDGET, cost, Dim.unit(assignment.unit()).subject(assignment.job()))
                .credit(
                        AccountRole.JOB_BUDGET,
                        cost,
                        Dim.unit(entities.get(assignment.entity()).pot())
                                .subject(contract.id().value()))
                .build();
    }
}
