package coop.ouvrage.desk.installation;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.Mandates;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.Bic;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.treasury.BankAccounts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The acts of setting up, each with its trace in the audit trail, in one transaction. */
@Service
class SetUp {

    private final LegalEntities entities;
    private final BankAccounts accounts;
    private final Mandates mandates;
    private final Ledger ledger;
    private final Permissions permissions;
    private final BusinessTime time;
    private final Audit audit;

    SetUp(
            LegalEntities entities,
            BankAccounts accounts,
            Mandates mandates,
            Ledger ledger,
            Permissions permissions,
            BusinessTime time,
            Audit audit) {
        this.entities = entities;
        this.accounts = accounts;
        this.mandates = mandates;
        this.ledger = ledger;
        this.permissions = permissions;
        this.time = time;
        this.audit = audit;
    }

    List<EntityRow> rows() {
        permissions.require(Permission.INSTALLATION_MANAGE);
        return entities.all().stream().map(this::row).toList();
    }

    EntityRow row(LegalEntity entity) {
        return new EntityRow(
                entity,
                entities.isConfirmed(entity.code()),
                accounts.account(entity.code()).orElse(null),
                mandates.on(entity.code(), time.today()).isPresent(),
                !ledger.entriesOf(entity.pot()).isEmpty());
    }

    @Transactional
    void identity(LegalEntity entity) {
        permissions.require(Permission.INSTALLATION_MANAGE);
        entities.change(entity);
        audit.changed(
                "installation.entity",
                "entity",
                entity.code(),
                Map.of("name", entity.name(), "number", entity.enterpriseNumber()));
    }

    @Transactional
    void account(LegalEntity entity, Iban iban, @Nullable Bic bic) {
        permissions.require(Permission.INSTALLATION_MANAGE);
        accounts.use(entity.code(), iban, bic);
        audit.changed(
                "installation.account",
                "entity",
                entity.code(),
                Map.of("bank_country", iban.country(), "bic", bic == null ? "" : bic.value()));
    }

    /** What is on the account on the first day, and whose it is: the common pot's and the guarantee fund's. Booked once. */
    @Transactional
    void opening(LegalEntity entity, LocalDate day, Money pot, Money fund) {
        permissions.require(Permission.INSTALLATION_MANAGE);
        EntryDraft.Builder draft = EntryDraft.in(entity.code(), Journal.SUNDRY, day)
                .key("opening:" + entity.code())
                .from("opening", entity.pot())
                .text("desk.installation.entry_opening")
                .debit(AccountRole.BANK, pot.plus(fund), Dim.none())
                .credit(AccountRole.OPENING, fund, Dim.unit(entity.fund()))
                .credit(AccountRole.OPENING, pot, Dim.unit(entity.pot()));
        if (!draft.isEmpty()) {
            ledger.post(draft.build());
            audit.changed("installation.opening", "entity", entity.code(), Map.of("pot", pot, "fund", fund));
        }
    }
}
