package coop.ouvrage.access;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.web.Codes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who reads a copy of the database can make no code of anybody's app; who has an app since before notices nothing. */
@OuvrageTest(perMethod = true)
class SealedAppSecretsTest {

    private final Users users;
    private final SecondFactor secondFactor;
    private final PlainSecrets plain;
    private final JdbcClient jdbc;
    private UserId maud = new UserId(UUID.randomUUID());
    private String secret = "";

    SealedAppSecretsTest(Users users, SecondFactor secondFactor, PlainSecrets plain, JdbcClient jdbc) {
        this.users = users;
        this.secondFactor = secondFactor;
        this.plain = plain;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aUserWithAnApp() {
        maud = users.create("maud@example.org", "Maud", "en", UUID.randomUUID(), "quatre chevaux lents")
                .orThrow();
        secret = secondFactor.newSecret();
        secondFactor.enrol(maud, secret, Codes.now(secret)).orThrow();
    }

    @Test
    void theDatabaseHoldsItSealed() {
        byte[] kept = jdbc.sql("select totp_sealed from app_user where totp_secret is null")
                .query((row, n) -> row.getBytes(1))
                .single();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(secret);
        assertThat(secondFactor.check(maud, Codes.next(secret)).isDone()).isTrue();
    }

    @Test
    void anAppOfAnEarlierVersionIsSealedByTheNextStartAndWorksOn() {
        jdbc.sql("update app_user set totp_sealed = null, totp_secret = :secret")
                .param("secret", secret)
                .update();
        plain.afterSingletonsInstantiated();
        theDatabaseHoldsItSealed();
    }

    @Test
    void withAnotherKeyTheAppOpensNothingAndARecoveryCodeDoes(@TempDir Path elsewhere) {
        String recovery = secondFactor.renewRecoveryCodes(maud).getFirst();
        jdbc.sql("update app_user set totp_sealed = :sealed")
                .param("sealed", new SealedSecrets("", elsewhere).seal(maud.value(), secret))
                .update();
        assertThat(codes(secondFactor.check(maud, Codes.next(secret)))).containsExactly("access.wrong_code");
        assertThat(secondFactor.check(maud, recovery).isDone()).isTrue();
    }
}
