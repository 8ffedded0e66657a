package coop.ouvrage.treasury;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A repayment by mandate: announced in time, released by somebody who did not prepare it, the same file for ever. */
@OuvrageTest(perMethod = true)
class DirectDebitsTest {

    private static final String IBAN = "BE71096123456769";
    private static final String REFERENCE = "+++123/4567/89002+++";

    private final Mandates mandates;
    private final DirectDebits debits;
    private final DebitListing listing;
    private final BankAccounts accounts;
    private final SmallCoop coop;
    private final CurrentUser user;
    private final BusinessTime time;
    private final JdbcClient jdbc;

    DirectDebitsTest(
            Mandates mandates,
            DirectDebits debits,
            DebitListing listing,
            BankAccounts accounts,
            SmallCoop coop,
            CurrentUser user,
            BusinessTime time,
            JdbcClient jdbc) {
        this.mandates = mandates;
        this.debits = debits;
        this.listing = listing;
        this.accounts = accounts;
        this.coop = coop;
        this.user = user;
        this.time = time;
        this.jdbc = jdbc;
    }

    private static DebitListing.Query asked(String text, String filter, String sort) {
        return new DebitListing.Query(text, filter, sort, false, 0, 9);
    }

    private Mandate mandate(Actor officer, UUID party) {
        return user.as(
                officer,
                () -> mandates.enter("PROD", party, IBAN, time.today().minusDays(3), Mandate.SignedHow.PAPER)
                        .orThrow());
    }

    @Test
    void aMandateIsSignedAndHasAnAccount() {
        Actor officer = coop.officer(Role.FINANCE);
        assertThat(codes(user.as(officer, () -> mandates.enter("PROD", UUID.randomUUID(), "BE00", null, null))))
                .containsExactly("treasury.party_unknown", "treasury.mandate_iban", "treasury.mandate_unsigned");
    }

    @Test
    void twoPeopleStandBehindADebitThatTheDebtorKnowsOf() {
        Actor first = coop.officer(Role.FINANCE);
        Actor second = coop.officer(Role.FINANCE);
        Mandate mandate = mandate(first, coop.person("Zoé", "Lambert"));
        assertThat(codes(user.as(first, () -> debits.prepare(mandate.id(), Money.ZERO, "123/4567/89003"))))
                .containsExactly("treasury.amount_not_positive", "treasury.debit_reference");
        DirectDebit debit = user.as(
                first,
                () -> debits.prepare(mandate.id(), Money.of("150.00"), REFERENCE)
                        .orThrow());
        LocalDate day = debit.collectedOn();
        assertThat(user.as(first, () -> listing.find(asked("lambert", "PREPARED", "amount"))))
                .returns(1L, DebitListing.Found::total)
                .returns(
                        List.of(new DebitListing.Waiting("PROD", day, 1, Money.of("150.00"))),
                        DebitListing.Found::waiting)
                .returns(List.of(mandate), DebitListing.Found::mandates)
                .returns(List.of(debit), DebitListing.Found::debits);
        assertThat(user.as(first, () -> listing.find(asked("%", "COLLECTED", "debtor"))))
                .returns(0L, DebitListing.Found::total)
                .returns(List.of(), DebitListing.Found::mandates);
        assertThat(day).isAfterOrEqualTo(time.today().plusDays(14));
        assertThat(jdbc.sql("select address from outgoing_message where text_key = 'treasury.mail.debit_announced'")
                        .query(String.class)
                        .list())
                .containsExactly("zoé@lambert.example");
        assertThat(codes(user.as(first, () -> debits.release("PROD", day)))).containsExactly("treasury.debit_own");
        assertThat(codes(user.as(second, () -> debits.release("PROD", day.plusDays(1)))))
                .containsExactly("treasury.debits_none");
        DirectDebits.Order order =
                user.as(second, () -> debits.release("PROD", day).orThrow());
        BatchFiles.Export file = user.as(second, () -> debits.export(order.id()));
        assertThat(file.sha256()).isEqualTo(order.sha256());
        assertThat(new String(file.bytes(), StandardCharsets.UTF_8))
                .contains(mandate.reference(), "<Ref>123456789002</Ref>", "ZZZ0999002208", day.toString());
        user.asSystem(() -> accounts.use("PROD", Iban.of("BE68539007547034"), null));
        assertThat(user.as(second, () -> debits.export(order.id())).bytes())
                .as("our account has changed since")
                .isEqualTo(file.bytes());
        assertThat(codes(user.as(first, () -> debits.end(debit.id(), false, "too late"))))
                .containsExactly("treasury.debit_gone");
        user.as(first, () -> debits.end(debit.id(), true, "AM04").orThrow());
        assertThat(user.as(first, () -> debits.latest(null, 9)))
                .singleElement()
                .returns(DirectDebit.State.RETURNED, DirectDebit::state);
    }

    @Test
    void aRevokedMandateCollectsNothing() {
        Actor first = coop.officer(Role.FINANCE);
        Mandate mandate = mandate(first, coop.person("Zoé", "Lambert"));
        DirectDebit debit = user.as(
                first,
                () -> debits.prepare(mandate.id(), Money.of("150.00"), REFERENCE)
                        .orThrow());
        user.as(first, () -> mandates.revoke(mandate.id()).orThrow());
        assertThat(codes(user.as(first, () -> mandates.revoke(mandate.id())))).containsExactly("treasury.mandate_gone");
        assertThat(codes(user.as(first, () -> debits.prepare(mandate.id(), Money.of("1.00"), REFERENCE))))
                .containsExactly("treasury.mandate_gone");
        assertThat(codes(user.as(coop.officer(Role.FINANCE), () -> debits.release("PROD", debit.collectedOn()))))
                .containsExactly("treasury.debits_none");
    }

    @Test
    void theCreditorIsNamedByItsEnterpriseNumber() {
        // Examples of Belgian banks (Febelfin's page on CdtrSchmeId; the sample of the Belgian scheme): the business
        // code does not count.
        assertThat(CreditorId.of("0456810810").value()).isEqualTo("BE12ZZZ0456810810");
        assertThat(CreditorId.of("0123456789").value()).isEqualTo("BE68ZZZ0123456789");
    }
}
