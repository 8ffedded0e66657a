package coop.ouvrage.statutory;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
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
import coop.ouvrage.returns.Authorities;
import coop.ouvrage.returns.AuthorityAccount;
import coop.ouvrage.returns.AuthorityDebt;
import coop.ouvrage.returns.AuthorityPayment;
import coop.ouvrage.returns.AuthorityPayments;
import coop.ouvrage.returns.spi.PaidAuthorities;
import coop.ouvrage.statutory.spi.VatForms;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.web.NotFound;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What filed VAT returns owe. Filing one empties the accounts of the VAT of its period into one debt to the tax office, or a claim on it;
 * a debt is paid by its deadline, less what the office owes us from other returns.
 */
@Service
public class VatDebts implements PaidAuthorities {

    /** Names the entries that filed returns make. */
    static final String SOURCE = "vat-filing";

    private final FilingStore store;
    private final VatFacts facts;
    private final VatForms forms;
    private final Ledger ledger;
    private final LegalEntities entities;
    private final Authorities authorities;
    private final AuthorityPayments payments;
    private final Permissions permissions;
    private final BusinessTime time;

    VatDebts(
            FilingStore store,
            VatFacts facts,
            VatForms forms,
            Ledger ledger,
            LegalEntities entities,
            Authorities authorities,
            AuthorityPayments payments,
            Permissions permissions,
            BusinessTime time) {
        this.store = store;
        this.facts = facts;
        this.forms = forms;
        this.ledger = ledger;
        this.entities = entities;
        this.authorities = authorities;
        this.payments = payments;
        this.permissions = permissions;
        this.time = time;
    }

    /** Code of the authority that is paid. */
    public String authority() {
        return forms.authority();
    }

    @Override
    public Set<String> codes() {
        return Set.of(authority());
    }

    /**
     * What a filed return added to what is owed to the tax office.
     *
     * @param change against the version filed before; negative if the office owes it to us
     * @param owed to the office by all returns of the entity, less what is with the bank already
     * @param reference with which the office expects the transfer
     */
    public record Debt(
            Filing filing,
            String authority,
            Money change,
            Money owed,
            LocalDate dueOn,
            String reference,
            @Nullable AuthorityAccount account,
            List<AuthorityPayment> payments) {

        public boolean isToPay() {
            return change.isPositive() && owed.isPositive() && payments.stream().noneMatch(AuthorityPayment::isAlive);
        }
    }

    /** The debt of a filed return. */
    @Transactional(readOnly = true)
    public Debt of(Filing filing) {
        permissions.require(Permission.LEDGER_READ);
        return new Debt(
                filing,
                forms.authority(),
                store.booked(filing.id()),
                payments.owed(filing.entity(), forms.authority()),
                dueOn(filing),
                reference(filing),
                payments.account(forms.authority()).orElse(null),
                payments.of(filing.id()));
    }

    /** Puts what a filed return owes into a batch, which another person releases. */
    @Transactional
    public Outcome<BatchId> pay(UUID id) {
        permissions.require(Permission.BATCH_RELEASE);
        Filing filing = store.lock(id).orElseThrow(NotFound::new);
        return payments.pay(new AuthorityDebt(
                id,
                filing.entity(),
                forms.authority(),
                store.booked(id),
                dueOn(filing),
                reference(filing),
                Role.FINANCE,
                "/desk/vat?entity=" + filing.entity() + "&period=" + filing.span()));
    }

    private LocalDate dueOn(Filing filing) {
        return forms.dueOn(filing.period());
    }

    private String reference(Filing filing) {
        return forms.reference(
                Objects.requireNonNull(entities.get(filing.entity()).vatNumber()));
    }

    /**
     * Books a return that is being filed.
     *
     * @return why it cannot be: the books no longer say what its file says, or another return declares a part of its period
     */
    List<Refusal> book(Filing filing) {
        if (store.isDeclaredOtherwise(filing)) {
            return List.of(Refusal.of("statutory.period_declared", "period", filing.span()));
        }
        Map<AccountRole, Money> taxes = taxes(filing);
        Money inBooks = Money.sum(taxes.values()).negate();
        if (!inBooks.equals(forms.balance(store.grids(filing.id())))) {
            return List.of(Refusal.of("statutory.books_moved", "version", filing.version()));
        }
        store.moved(filing).forEach((role, moved) -> taxes.merge(role, moved, Money::plus));
        EntryDraft.Builder entry = EntryDraft.in(filing.entity(), Journal.SUNDRY, time.today())
                .from(SOURCE, filing.id())
                .key(SOURCE + ":" + filing.id() + ":filed")
                .text("ledger.text.vat_filed", Map.of("period", filing.span().toString()));
        taxes.forEach((role, left) -> {
            if (left.isPositive()) {
                entry.credit(role, left, Dim.none());
            } else if (left.isNegative()) {
                entry.debit(role, left.negate(), Dim.none());
            }
        });
        authorities.owe(entry, forms.authority(), Money.sum(taxes.values()).negate(), filing.id());
        if (!entry.isEmpty()) {
            ledger.post(entry.build());
        }
        return List.of();
    }

    /** What the documents of the period brought to the accounts of the VAT, debit positive. */
    private Map<AccountRole, Money> taxes(Filing filing) {
        Map<AccountRole, Money> taxes = new EnumMap<>(AccountRole.class);
        facts.of(filing.entity(), filing.span()).stream()
                .map(VatFact::content)
                .filter(fact -> fact.kind() == VatForms.Kind.TAX)
                .forEach(fact -> taxes.merge(AccountRole.valueOf(fact.code()), fact.net(), Money::plus));
        return taxes;
    }
}
