package coop.ouvrage.treasury;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.NumberSeries;
import coop.ouvrage.money.Iban;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Mandates by which repayments are collected: entered with the day and the way of signing, revoked by whoever gave them. */
@Service
public class Mandates {

    private final MandateStore store;
    private final BatchRules rules;
    private final LegalEntities entities;
    private final NumberSeries numbers;
    private final Parties parties;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;

    Mandates(
            MandateStore store,
            BatchRules rules,
            LegalEntities entities,
            NumberSeries numbers,
            Parties parties,
            Permissions permissions,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.rules = rules;
        this.entities = entities;
        this.numbers = numbers;
        this.parties = parties;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
    }

    /** @param signedOn day of the signature, today at the latest */
    @Transactional
    public Outcome<Mandate> enter(
            String entity, UUID party, String iban, @Nullable LocalDate signedOn, Mandate.@Nullable SignedHow how) {
        permissions.require(Permission.BATCH_RELEASE);
        Optional<Iban> read = Iban.parse(iban);
        String debtor = parties.name(party);
        List<Refusal> refusals = new ArrayList<>();
        if (entities.find(entity).isEmpty() || debtor.isEmpty()) {
            refusals.add(Refusal.of("treasury.party_unknown"));
        }
        if (read.isEmpty()) {
            refusals.add(Refusal.of("treasury.mandate_iban"));
        }
        if (signedOn == null || how == null || signedOn.isAfter(time.today())) {
            refusals.add(Refusal.of("treasury.mandate_unsigned"));
        }
        if (!refusals.isEmpty() || signedOn == null || how == null) {
            return Outcome.refused(refusals);
        }
        int year = time.today().getYear();
        Mandate mandate = new Mandate(
                TimeOrderedId.next(),
                "OVM-%s-%d-%06d".formatted(entity, year, numbers.next(entity, "MANDATE", year)),
                entity,
                party,
                debtor,
                read.orElseThrow(),
                signedOn,
                how,
                null);
        store.insert(mandate, rules.actor(), time.today());
        audit.changed("debit_mandate.entered", "debit-mandate", mandate.id(), Map.of("signed", how));
        return Outcome.done(mandate);
    }

    /** Ends a mandate; what was announced by it is not collected any more. */
    @Transactional
    public Outcome<UUID> revoke(UUID mandate) {
        permissions.require(Permission.BATCH_RELEASE);
        if (!store.revoke(mandate, time.today())) {
            return Outcome.refused(Refusal.of("treasury.mandate_gone"));
        }
        audit.changed("debit_mandate.revoked", "debit-mandate", mandate, Map.of());
        return Outcome.done(mandate);
    }

    /** The newest first, behind the place of one; from the first on for null. */
    @Transactional(readOnly = true)
    public List<Mandate> latest(@Nullable UUID after, int limit) {
        permissions.require(Permission.BATCH_RELEASE);
        return store.mandates(after, limit);
    }
}
