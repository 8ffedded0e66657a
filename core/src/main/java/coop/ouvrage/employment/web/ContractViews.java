package coop.ouvrage.employment.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.AgreedWhole;
import coop.ouvrage.employment.Amendment;
import coop.ouvrage.employment.Amendments;
import coop.ouvrage.employment.ContractEnding;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.Declaration;
import coop.ouvrage.employment.Declarations;
import coop.ouvrage.employment.EarlyEnd;
import coop.ouvrage.employment.FlatTax;
import coop.ouvrage.employment.LateDeclarations;
import coop.ouvrage.employment.LongTerm;
import coop.ouvrage.employment.Receipt;
import coop.ouvrage.employment.Signatures;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.WorkDone;
import coop.ouvrage.employment.spi.Companion;
import coop.ouvrage.ledger.SubjectPages;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.web.NotFound;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gathers what the pages of a contract show, as far as the reader may see it. */
@Component
class ContractViews {

    private final Contracts contracts;
    private final Signatures signatures;
    private final Declarations declarations;
    private final LateDeclarations late;
    private final WorkDone work;
    private final FlatTax flatTax;
    private final Amendments amendments;
    private final EarlyEnd early;
    private final ObjectProvider<Companion> companions;
    private final SubjectPages pages;
    private final Parties parties;
    private final Permissions permissions;
    private final CurrentUser user;
    private final BusinessTime time;

    ContractViews(
            Contracts contracts,
            Signatures signatures,
            Declarations declarations,
            LateDeclarations late,
            WorkDone work,
            FlatTax flatTax,
            Amendments amendments,
            EarlyEnd early,
            ObjectProvider<Companion> companions,
            SubjectPages pages,
            Parties parties,
            Permissions permissions,
            CurrentUser user,
            BusinessTime time) {
        this.contracts = contracts;
        this.signatures = signatures;
        this.declarations = declarations;
        this.late = late;
        this.work = work;
        this.flatTax = flatTax;
        this.amendments = amendments;
        this.early = early;
        this.companions = companions;
        this.pages = pages;
        this.parties = parties;
        this.permissions = permissions;
        this.user = user;
        this.time = time;
    }

    /** @throws NotFound if there is none */
    ContractView of(UUID id) {
        ContractId contractId = new ContractId(id);
        if (contracts.find(contractId).isEmpty()) {
            throw new NotFound();
        }
        WorkContract contract = contracts.contract(contractId);
        UUID unit = contract.assignment().unit();
        boolean isWorker = user.is(contract.assignment().worker());
        boolean readsUnit = permissions.allows(Permission.CONTRACT_READ, unit);
        // A month of a lasting contract stands on the signatures and the declaration of the first.
        LongTerm term = contract.term();
        ContractId proven = term == null ? contractId : term.firstMonth();
        List<Declaration> sent = declarations.of(proven);
        Map<UUID, List<Receipt>> receipts = new LinkedHashMap<>();
        sent.forEach(declaration -> receipts.put(declaration.id(), declarations.receipts(declaration.id())));
        AgreedWhole agreed = work.agreed(contract);
        Amendment proposed = amendments.proposed(contract).orElse(null);
        return new ContractView(
                contract,
                DayForms.days(contract, agreed.days()),
                agreed.gross(),
                parties.name(contract.assignment().worker()),
                parties.name(contract.assignment().holder()),
                isWorker,
                permissions.allows(Permission.CONTRACT_PREPARE, unit),
                isWorker || permissions.allows(Permission.WORK_CONFIRM, unit),
                readsUnit,
                pages.of(List.of(contract.assignment().job()))
                        .get(contract.assignment().job()),
                time.now(),
                work.answerBy(contract),
                Math.max(0, Duration.between(time.now(), contract.startsAt()).toMinutes()),
                signatures.waitsFor(contractId),
                sent,
                receipts,
                signatures.of(proven),
                contracts.versions(contractId),
                late.of(contractId).orElse(null),
                (isWorker || permissions.allows(Permission.PAY_READ)) && flatTax.isChosen(contractId),
                !isWorker && permissions.allows(Permission.DECLARATION_HANDLE) && flatTax.isOpen(contract),
                companions.stream()
                        .flatMap(companion -> companion.link(contract).stream())
                        .toList(),
                proposed,
                proposed == null
                        && permissions.allows(Permission.CONTRACT_PREPARE, unit)
                        && amendments.isOpen(contract),
                end(contract, isWorker));
    }

    private EarlyEndView end(WorkContract contract, boolean isWorker) {
        boolean open = early.isOpen(contract);
        boolean party = isWorker || user.is(contract.assignment().holder());
        ContractEnding proposed = open ? early.proposed(contract).orElse(null) : null;
        return new EarlyEndView(
                proposed,
                proposed == null
                        ? null
                        : early.grossUntil(contract, proposed.ending().lastDay()),
                contract.version() == 1
                        ? null
                        : early.ended(contract).map(ContractEnding::ending).orElse(null),
                open
                        && proposed == null
                        && permissions.allows(
                                Permission.CONTRACT_PREPARE,
                                contract.assignment().unit()),
                open && !party && permissions.allows(Permission.DECLARATION_HANDLE));
    }
}
