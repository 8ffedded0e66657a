package coop.ouvrage.purchases;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.einvoice.Finding;
import coop.ouvrage.exchange.ReferenceRates;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.identifier.EnterpriseNumber;
import coop.ouvrage.parties.identifier.VatNumber;
import coop.ouvrage.purchases.Purchase.State;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.NotFound;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what somebody read from a document that programs cannot read, such as a plain PDF. The original stays as it came; from then on
 * it goes the way of all others: holder, finance, books.
 */
@Service
public class PurchaseTyping {

    /** The rule under which it is noted that people typed what a paper says. */
    public static final String TYPED = "TYPED";

    /** As the forms take it; longer than any name or number on paper. */
    private static final int LONGEST = 200;

    private static final int DECIMALS_OF_RATE = 4;

    private final PurchaseStore store;
    private final PurchaseContent content;
    private final Placing placing;
    private final Suppliers suppliers;
    private final PurchaseTasks tasks;
    private final LegalEntities entities;
    private final ReferenceRates rates;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;

    PurchaseTyping(
            PurchaseStore store,
            PurchaseContent content,
            Placing placing,
            Suppliers suppliers,
            PurchaseTasks tasks,
            LegalEntities entities,
            ReferenceRates rates,
            Permissions permissions,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.content = content;
        this.placing = placing;
        this.suppliers = suppliers;
        this.tasks = tasks;
        this.entities = entities;
        this.rates = rates;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
    }

    /**
     * What the paper says, in its currency; amounts of a credit note are positive.
     *
     * @param entity of ours that it is addressed to
     * @param supplierNumber VAT number or number in the register of enterprises; empty if it names none
     * @param currency ISO 4217
     * @param statedVat VAT in euro that a paper in another currency states; null if it states none
     * @param account on which it asks to be paid; empty for none
     * @param reference for the payment; empty for none
     * @param corrects number of the invoice that a credit note corrects; empty for none
     */
    public record Typed(
            String entity,
            boolean credit,
            String supplierName,
            String supplierNumber,
            String number,
            LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            String currency,
            Money payable,
            @Nullable Money statedVat,
            List<Row> table,
            String account,
            String reference,
            String corrects) {}

    /** @param rate such as 0.21 */
    public record Row(BigDecimal rate, Money taxable, Money tax) {}

    /** Enters what was typed; the worklist asks for the next step. */
    @Transactional
    public Outcome<PurchaseId> type(PurchaseId id, Typed typed) {
        permissions.require(Permission.PURCHASE_BOOK);
        Purchase before = store.lock(id).orElseThrow(NotFound::new);
        List<Refusal> refusals = refusals(before, typed);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Facts facts = facts(typed);
        UUID supplier = suppliers.of(country(facts), facts).orElse(null);
        if (supplier == null) {
            return Outcome.refused(Refusal.of("purchases.typed_supplier", "field", "supplier"));
        }
        Placing.Placed placed =
                placing.of(typed.entity(), supplier, facts, before.coding().unit());
        content.typed(with(before, typed.entity(), supplier, facts, placed));
        store.code(id, placed.coding());
        Purchase now = store.find(id).orElseThrow();
        PurchaseChecks.account(now).ifPresent(iban -> suppliers.seen(supplier, iban));
        tasks.moved(before, now.state());
        tasks.opened(now);
        audit.changed("purchase.typed", "purchase", id.value(), Map.of("number", facts.number()));
        return Outcome.done(id);
    }

    private static String country(Facts facts) {
        return VatNumber.parse(facts.supplierNumber())
                .map(number -> number.prefix().equals("EL") ? "GR" : number.prefix())
                .orElse("BE");
    }

    private List<Refusal> refusals(Purchase purchase, Typed typed) {
        List<Refusal> refusals = new ArrayList<>();
        if (purchase.state() != State.UNREADABLE) {
            refusals.add(Refusal.of("purchases.not_waiting"));
        }
        refusals.addAll(ofTexts(typed));
        if (entities.all().stream().noneMatch(entity -> entity.code().equals(typed.entity()))) {
            refusals.add(Refusal.of("purchases.not_for_us", "field", "entity"));
        }
        String number = typed.supplierNumber();
        if (!number.isEmpty()
                && VatNumber.parse(number).isEmpty()
                && EnterpriseNumber.parse(number).isEmpty()) {
            refusals.add(Refusal.of("purchases.typed_number", "field", "supplier_number"));
        }
        if (typed.issuedOn().isAfter(time.today())) {
            refusals.add(Refusal.of("purchases.typed_future", "field", "issued"));
        }
        if (!typed.account().isEmpty() && Iban.parse(typed.account()).isEmpty()) {
            refusals.add(Refusal.of("purchases.typed_account", "field", "account"));
        }
        if (!typed.currency().equals("EUR") && rates.of(typed.currency(), 0, 1).isEmpty()) {
            refusals.add(Refusal.of("purchases.typed_currency", "field", "currency", "currency", typed.currency()));
        }
        refusals.addAll(ofAmounts(typed));
        return refusals;
    }

    /** The form asks for these itself; programs may leave them empty. */
    private static List<Refusal> ofTexts(Typed typed) {
        List<Refusal> refusals = new ArrayList<>();
        Map.of("supplier", typed.supplierName(), "number", typed.number(), "reference", typed.reference())
                .forEach((field, text) -> {
                    if (text.length() > LONGEST) {
                        refusals.add(Refusal.of("web.too_long", "field", field, "longest", LONGEST));
                    } else if (text.isBlank() && field.equals("number")) {
                        refusals.add(Refusal.of("web.required", "field", field));
                    }
                });
        return refusals;
    }

    /** Each row may be a cent per line off, as BR-CO-17 tolerates; the sums may not. */
    private static List<Refusal> ofAmounts(Typed typed) {
        List<Refusal> refusals = new ArrayList<>();
        boolean negative = !typed.payable().isPositive();
        for (Row row : typed.table()) {
            Money due = row.taxable().times(row.rate());
            if (row.rate().signum() < 0 || row.rate().stripTrailingZeros().scale() > DECIMALS_OF_RATE) {
                refusals.add(Refusal.of("web.not_a_number", "field", "rate"));
            } else if (due.minus(row.tax()).abs().cents() > 100) {
                refusals.add(Refusal.of("purchases.typed_vat", "field", "tax", "due", due, "typed", row.tax()));
            }
            negative |= row.taxable().isNegative() || row.tax().isNegative();
        }
        if (negative) {
            refusals.add(Refusal.of("purchases.typed_negative", "field", "payable"));
        }
        Money sum = excl(typed).plus(vat(typed));
        if (!sum.equals(typed.payable())) {
            refusals.add(Refusal.of("purchases.typed_sum", "field", "payable", "sum", sum, "typed", typed.payable()));
        }
        return refusals;
    }

    private static Money excl(Typed typed) {
        return typed.table().stream().map(Row::taxable).reduce(Money.ZERO, Money::plus);
    }

    private static Money vat(Typed typed) {
        return typed.table().stream().map(Row::tax).reduce(Money.ZERO, Money::plus);
    }

    private static Facts facts(Typed typed) {
        return new Facts(
                typed.credit(),
                typed.supplierName(),
                typed.supplierNumber().replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT),
                typed.number(),
                typed.credit() ? "381" : "380",
                typed.issuedOn(),
                typed.dueOn(),
                typed.currency(),
                excl(typed),
                vat(typed),
                typed.currency().equals("EUR") ? null : typed.statedVat(),
                typed.payable(),
                blank(typed.account().replace(" ", "")),
                blank(typed.reference()),
                null,
                null,
                blank(typed.corrects()),
                null,
                null,
                typed.table().stream()
                        .map(row -> new Facts.Vat(
                                row.rate().signum() == 0 ? "" : "S",
                                row.rate().setScale(DECIMALS_OF_RATE, RoundingMode.UNNECESSARY),
                                row.taxable(),
                                row.tax()))
                        .toList());
    }

    private static @Nullable String blank(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private static Purchase with(Purchase before, String entity, UUID supplier, Facts facts, Placing.Placed placed) {
        return new Purchase(
                before.id(),
                before.receipt(),
                placed.state(),
                entity,
                supplier,
                facts,
                List.of(new Finding(TYPED, Finding.Severity.WARNING, "", "typed by hand")),
                placed.duplicateOf(),
                placed.coding(),
                List.of(),
                null,
                null,
                "",
                null,
                Money.ZERO,
                null);
    }
}
