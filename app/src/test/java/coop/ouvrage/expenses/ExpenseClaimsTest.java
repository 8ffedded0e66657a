package coop.ouvrage.expenses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.exchange.ReferenceRates;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.Units;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A cost from its receipt to the debt that the next batch pays. */
@OuvrageTest(perMethod = true)
class ExpenseClaimsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private final ExpenseClaims claims;
    private final Units units;
    private final Budgets budgets;
    private final Ledger ledger;
    private final CurrentUser user;
    private final ClaimPayments payments;
    private final ReferenceRates rates;
    private final UUID holder = UUID.randomUUID();

    ExpenseClaimsTest(
            ExpenseClaims claims,
            Units units,
            Budgets budgets,
            Ledger ledger,
            CurrentUser user,
            ClaimPayments payments,
            ReferenceRates rates) {
        this.claims = claims;
        this.units = units;
        this.budgets = budgets;
        this.ledger = ledger;
        this.user = user;
        this.payments = payments;
        this.rates = rates;
    }

    @Test
    void costIsHeldThenOwedToTheClaimant() {
        UUID unit = unit("100.00");
        ClaimId id = as(
                        holder,
                        Role.MEMBER,
                        () -> claims.claim(draft(unit, "60.00"), SmallCoop.picture(), "ticket.png"))
                .orThrow();
        assertThat(budgets.of(unit).free()).isEqualTo(Money.of("40.00"));

        officer(() -> claims.approve(id)).orThrow();
        assertThat(budgets.of(unit).had()).isEqualTo(Money.of("40.00"));
        assertThat(budgets.of(unit).reserved()).isEqualTo(Money.ZERO);
        assertThat(ledger.partyBalance("PROD", AccountRole.CLAIMS_PAYABLE, holder))
                .isEqualTo(Money.of("-60.00"));
        assertThat(claims.toPay("PROD")).extracting(ExpenseClaim::id).containsExactly(id);
        assertThat(codes(officer(() -> claims.approve(id)))).containsExactly("expenses.already_decided");
    }

    @Test
    void approvedClaimStandsInOneBatch() {
        UUID unit = unit("100.00");
        ClaimId id = as(
                        holder,
                        Role.MEMBER,
                        () -> claims.claim(draft(unit, "60.00"), SmallCoop.picture(), "ticket.png"))
                .orThrow();
        officer(() -> claims.approve(id)).orThrow();
        // No account is known: nothing is paid, somebody is asked.
        assertThat(codes(user.asSystem(() -> payments.batch("PROD")))).containsExactly("expenses.nothing_to_pay");
        payments.returned(id.value(), Money.of("60.00"), DAY, "AC01");
        payments.sent(id.value(), DAY);
        payments.paid(id.value(), DAY);
        assertThat(claims.find(id).orElseThrow().state()).isEqualTo(ExpenseClaim.State.PAID);
        assertThat(claims.toPay("PROD")).isEmpty();
    }

    @Test
    void refusedClaimFreesItsMoney() {
        UUID unit = unit("100.00");
        ClaimId id = as(
                        holder,
                        Role.MEMBER,
                        () -> claims.claim(draft(unit, "60.00"), SmallCoop.picture(), "ticket.png"))
                .orThrow();
        assertThat(codes(officer(() -> claims.refuse(id, " ")))).containsExactly("expenses.reason_missing");
        officer(() -> claims.refuse(id, "Ticket illisible")).orThrow();
        assertThat(budgets.of(unit).free()).isEqualTo(Money.of("100.00"));
    }

    @Test
    void aReceiptInDollarsIsPaidBackAtTheRateOfItsDay() {
        UUID unit = unit("100.00");
        ClaimDraft dollars =
                new ClaimDraft(unit, UUID.randomUUID(), Money.of("64.80"), DAY, "Train in Chicago", "USD", false);
        assertThat(codes(as(holder, Role.MEMBER, () -> claims.claim(dollars, SmallCoop.picture(), "ticket.png"))))
                .containsExactly("exchange.rate_missing");
        assertThat(budgets.of(unit).free()).isEqualTo(Money.of("100.00"));
        user.asSystem(() -> rates.take(("Date,USD\n" + DAY + ",1.0800\n").getBytes(StandardCharsets.UTF_8)))
                .orThrow();
        ClaimId id = as(holder, Role.MEMBER, () -> claims.claim(dollars, SmallCoop.picture(), "ticket.png"))
                .orThrow();
        ExpenseClaim claim = claims.find(id).orElseThrow();
        assertThat(claim.amount()).isEqualTo(Money.of("60.00"));
        assertThat(claim.abroad("en")).isEqualTo("64.80 USD");
        assertThat(Objects.requireNonNull(claim.foreign()).rate().perEuro()).isEqualByComparingTo("1.08");
        assertThat(budgets.of(unit).free()).isEqualTo(Money.of("40.00"));
        officer(() -> claims.approve(id)).orThrow();
        assertThat(ledger.partyBalance("PROD", AccountRole.CLAIMS_PAYABLE, holder))
                .isEqualTo(Money.of("-60.00"));
    }

    @Test
    void nobodyApprovesTheirOwnNorClaimsForAnotherUnit() {
        UUID unit = unit("100.00");
        ClaimId id = as(
                        holder,
                        Role.MEMBER,
                        () -> claims.claim(draft(unit, "60.00"), SmallCoop.picture(), "ticket.png"))
                .orThrow();
        assertThat(codes(as(holder, Role.FINANCE, () -> claims.approve(id)))).containsExactly("expenses.own_case");
        assertThatThrownBy(() -> as(
                        UUID.randomUUID(),
                        Role.MEMBER,
                        () -> claims.claim(draft(unit, "1.00"), SmallCoop.picture(), "a.png")))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void everyRefusalIsToldInOrder() {
        UUID unit = unit("100.00");
        byte[] svg =
                "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>".getBytes(StandardCharsets.UTF_8);
        ClaimDraft wrong = new ClaimDraft(unit, UUID.randomUUID(), Money.ZERO, DAY.plusDays(1), " ");
        assertThat(codes(as(holder, Role.MEMBER, () -> claims.claim(wrong, svg, "logo.svg"))))
                .startsWith("expenses.amount_not_positive", "expenses.day_in_future", "expenses.description")
                .hasSize(4);
        assertThat(codes(as(
                        holder, Role.MEMBER, () -> claims.claim(draft(unit, "100.01"), SmallCoop.picture(), "a.png"))))
                .containsExactly("unit.not_enough");
    }

    private UUID unit(String money) {
        return user.asSystem(() -> {
            UUID id = units.open("PROD", holder, "Papier Plié", "graphic design", false)
                    .orThrow()
                    .value();
            units.change(id, "Papier Plié", "graphic design", true).orThrow();
            ledger.post(EntryDraft.in("PROD", Journal.SUNDRY, DAY)
                    .from("opening", id)
                    .key("opening:" + id)
                    .text("ledger.text.opening")
                    .debit(AccountRole.BANK, Money.of(money), Dim.none())
                    .credit(AccountRole.TURNOVER, Money.of(money), Dim.unit(id))
                    .build());
            return id;
        });
    }

    private static ClaimDraft draft(UUID unit, String amount) {
        return new ClaimDraft(unit, UUID.randomUUID(), Money.of(amount), DAY, "Cordes de violon");
    }

    private <T> T as(UUID person, Role role, Supplier<T> action) {
        return user.as(new Actor(null, person, "", "fr", Set.of(role), null, false), action);
    }

    private <T> T officer(Supplier<T> action) {
        return as(UUID.randomUUID(), Role.FINANCE, action);
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }
}
