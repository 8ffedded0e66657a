package coop.ouvrage.customer;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.customer.spi.RegisterAnswer;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerificationRulesTest {

    private static final Money HIGHEST = Money.of("1000.00");
    private static final RegisterAnswer ACTIVE = new RegisterAnswer.Found("Acme", "SRL", null, true, false);
    private static final RegisterAnswer SILENT = new RegisterAnswer.Unreachable("no answer within 5 s");

    @Test
    void aCompanyIsVerifiedWhenTheRegisterSaysActive() {
        assertThat(verifying(company(), ACTIVE, "")).isEmpty();
    }

    @Test
    void theRegisterDecides() {
        assertThat(verifying(company(), null, "")).containsExactly("customer.register_not_asked");
        assertThat(verifying(company(), SILENT, "")).containsExactly("customer.register_unreachable");
        assertThat(verifying(company(), new RegisterAnswer.NotFound(), ""))
                .containsExactly("customer.register_knows_none");
        assertThat(verifying(company(), new RegisterAnswer.Found("Acme", null, null, false, false), ""))
                .containsExactly("customer.register_inactive");
        assertThat(verifying(company(), new RegisterAnswer.Found("Acme", null, null, false, true), ""))
                .containsExactly("customer.register_bankrupt");
    }

    @Test
    void whereNoRegisterCanSayTheOfficerSaysWhatWasSeen() {
        assertThat(verifying(client(ClientKind.PERSON, ClientState.UNVERIFIED), null, " "))
                .containsExactly("customer.evidence_missing");
        assertThat(verifying(client(ClientKind.FOREIGN, ClientState.UNVERIFIED), null, "VIES, valid"))
                .isEmpty();
    }

    @Test
    void whatIsDecidedIsDecided() {
        assertThat(verifying(client(ClientKind.COMPANY, ClientState.VERIFIED), ACTIVE, ""))
                .containsExactly("customer.verified_already");
        assertThat(verifying(client(ClientKind.COMPANY, ClientState.BANKRUPT), ACTIVE, ""))
                .containsExactly("customer.closed");
    }

    @Test
    void provisionalOnlyWhileTheRegisterIsSilentAndUpToThePolicy() {
        assertThat(provisionally(SILENT, "1000.00", "known house")).isEmpty();
        assertThat(provisionally(ACTIVE, "1000.00", "known house")).containsExactly("customer.register_answers");
        assertThat(provisionally(SILENT, "1000.01", "known house")).containsExactly("customer.provisional_limit");
        assertThat(provisionally(SILENT, "0.00", ""))
                .containsExactly("customer.provisional_limit", "customer.reason_missing");
    }

    @Test
    void nobodyDecidesOnAClientThatTheyBrought() {
        Client client = company();
        assertThat(VerificationRules.ownClient(client, client.proposedBy())).hasSize(1);
        assertThat(VerificationRules.ownClient(client, client.id().value())).hasSize(1);
        assertThat(VerificationRules.ownClient(client, UUID.randomUUID())).isEmpty();
        assertThat(VerificationRules.ownClient(client, null)).isEmpty();
    }

    private static List<String> verifying(Client client, @Nullable RegisterAnswer answer, String evidence) {
        return VerificationRules.verifying(client, answer, evidence).stream()
                .map(Refusal::code)
                .toList();
    }

    private static List<String> provisionally(RegisterAnswer answer, String limit, String reason) {
        return VerificationRules.verifyingProvisionally(company(), answer, Money.of(limit), HIGHEST, reason).stream()
                .map(Refusal::code)
                .toList();
    }

    private static Client company() {
        return client(ClientKind.COMPANY, ClientState.UNVERIFIED);
    }

    private static Client client(ClientKind kind, ClientState state) {
        return new Client(
                new ClientId(UUID.randomUUID()),
                kind,
                "Acme",
                null,
                "BE",
                null,
                null,
                true,
                false,
                Locale.FRENCH,
                null,
                null,
                null,
                state,
                null,
                null,
                30,
                false,
                null,
                UUID.randomUUID(),
                Instant.EPOCH,
                null);
    }
}
