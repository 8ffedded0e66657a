package coop.ouvrage.purchases;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.einvoice.EInvoice;
import coop.ouvrage.einvoice.EInvoiceBuilder;
import coop.ouvrage.einvoice.Identifier;
import coop.ouvrage.einvoice.InvoiceLine;
import coop.ouvrage.einvoice.Party;
import coop.ouvrage.einvoice.Payment;
import coop.ouvrage.einvoice.PostalAddress;
import coop.ouvrage.einvoice.PrecedingInvoice;
import coop.ouvrage.einvoice.UblWriter;
import coop.ouvrage.einvoice.VatCategory;
import coop.ouvrage.einvoice.VatTreatment;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestComponent;

/** A unit with money, suppliers who invoice it, and the people who decide. */
@TestComponent
record SupplyFixture(
        PurchaseInbox inbox,
        PurchaseStore store,
        Units units,
        Budgets budgets,
        Ledger ledger,
        LegalEntities entities,
        CurrentUser user,
        BusinessTime time) {

    static final UUID HOLDER = UUID.randomUUID();
    private static final UUID OFFICER = UUID.randomUUID();
    private static final UUID COLLEAGUE = UUID.randomUUID();
    private static final PostalAddress SEAT = PostalAddress.of("Rue du Fil", "3", "4000", "BE");

    LocalDate today() {
        return time.today();
    }

    UUID unit(String money) {
        return user.asSystem(() -> {
            UUID id = units.open("PROD", HOLDER, "Papier Plié", "graphic design", false)
                    .orThrow()
                    .value();
            units.change(id, "Papier Plié", "graphic design", true).orThrow();
            ledger.post(EntryDraft.in("PROD", Journal.SUNDRY, today())
                    .from("opening", id)
                    .key("opening:" + id)
                    .text("ledger.text.opening")
                    .debit(AccountRole.HOLIDAY_PROVISION, Money.of(money), Dim.none())
                    .credit(AccountRole.OPENING, Money.of(money), Dim.unit(id))
                    .build());
            return id;
        });
    }

    EInvoiceBuilder invoice(String number, String net) {
        return invoice(number, net, "Papier");
    }

    EInvoiceBuilder invoice(String number, String net, String what) {
        Party seller = Party.belgian("Imprimerie du Fil", "0403170701", null, SEAT);
        return dressed(
                EInvoice.invoice(number, today().minusDays(2), seller, buyer()),
                net,
                VatTreatment.standard(new BigDecimal("0.21")),
                what);
    }

    EInvoiceBuilder creditNote(String number, String of, String net) {
        Party seller = Party.belgian("Imprimerie du Fil", "0403170701", null, SEAT);
        PrecedingInvoice corrected = new PrecedingInvoice(of, today().minusDays(2));
        return dressed(
                EInvoice.creditNote(number, today(), seller, buyer(), corrected),
                net,
                VatTreatment.standard(new BigDecimal("0.21")));
    }

    EInvoiceBuilder foreign(String number, String net) {
        PostalAddress seat = PostalAddress.of("Gracht 1", "1012", "Amsterdam", "NL");
        Identifier kvk = new Identifier("0106", "12345678");
        Party seller = new Party("Voorbeeld Drukkers", null, "NL001234560B01", kvk, null, kvk, seat, null, List.of());
        return dressed(
                EInvoice.invoice(number, today().minusDays(2), seller, buyer()),
                net,
                VatTreatment.untaxed(VatCategory.AE, null, "Btw verlegd"));
    }

    private EInvoiceBuilder dressed(EInvoiceBuilder builder, String net, VatTreatment vat) {
        return dressed(builder, net, vat, "Papier");
    }

    private EInvoiceBuilder dressed(EInvoiceBuilder builder, String net, VatTreatment vat, String what) {
        return builder.dueOn(today().plusDays(1))
                .payable(Payment.transfer("BE68539007547034", "Imprimerie du Fil", "+++123/4567/89002+++", null))
                .references("papier", null)
                .line(InvoiceLine.of("1", what, BigDecimal.ONE, "C62", new BigDecimal(net), vat));
    }

    private Party buyer() {
        var entity = entities.get("PROD");
        return Party.belgian(entity.name(), entity.enterpriseNumber(), null, SEAT);
    }

    byte[] xml(EInvoice invoice) {
        return UblWriter.write(invoice);
    }

    PurchaseId arrives(EInvoice invoice) {
        return arrives(xml(invoice));
    }

    PurchaseId arrives(byte[] file) {
        return system(() -> inbox.receive(UUID.randomUUID().toString(), file));
    }

    PurchaseId booked(UUID unit, String number, String net, Purchases purchases) {
        PurchaseId id = arrives(
                invoice(number, net).references(Suggestions.code(unit), null).build());
        holder(() -> purchases.approve(id)).orThrow();
        officer(() -> purchases.book(id)).orThrow();
        return id;
    }

    Purchases.Assignment to(UUID unit, String deductible) {
        return new Purchases.Assignment(
                unit, null, Purchase.Nature.SERVICES, Purchase.Treatment.DOMESTIC, new BigDecimal(deductible));
    }

    Purchase get(PurchaseId id) {
        return store.find(id).orElseThrow();
    }

    <T> T system(Supplier<T> action) {
        return user.asSystem(action);
    }

    <T> T holder(Supplier<T> action) {
        return as(HOLDER, Role.MEMBER, action);
    }

    <T> T stranger(Supplier<T> action) {
        return as(UUID.randomUUID(), Role.MEMBER, action);
    }

    <T> T officer(Supplier<T> action) {
        return as(OFFICER, Role.FINANCE, action);
    }

    <T> T colleague(Supplier<T> action) {
        return as(COLLEAGUE, Role.FINANCE, action);
    }

    private <T> T as(UUID person, Role role, Supplier<T> action) {
        return user.as(new Actor(null, person, "", "fr", Set.of(role), null, false), action);
    }

    List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }
}
