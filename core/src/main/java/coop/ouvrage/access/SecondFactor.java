package coop.ouvrage.access;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The second factor of a user: an authenticator app, with recovery codes for the day it is lost. Each code counts once. */
@Service
public class SecondFactor {

    private static final Logger LOG = LoggerFactory.getLogger(SecondFactor.class);
    private static final int FREE_TRIES = 5;
    private static final int RECOVERY_CODES = 10;

    private final JdbcClient jdbc;
    private final SealedSecrets secrets;
    private final Throttle throttle;
    private final BusinessTime time;

    SecondFactor(JdbcClient jdbc, SealedSecrets secrets, Throttle throttle, BusinessTime time) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.throttle = throttle;
        this.time = time;
    }

    /** A secret for a new app, to be shown once and confirmed by a first code. */
    public String newSecret() {
        return Totp.encode(Secrets.bytes(20));
    }

    /** The address that authenticator apps read from a QR code. */
    public String address(String secret, String login, String issuer) {
        return "otpauth://totp/" + encode(issuer) + ":" + encode(login) + "?secret=" + secret + "&issuer="
                + encode(issuer);
    }

    /** Sets the app up if the code shows that it works; answers fresh recovery codes, which nobody can read again. */
    @Transactional
    public Outcome<List<String>> enrol(UserId user, String secret, String code) {
        long now = Totp.step(databaseSeconds());
        Optional<Long> step = matching(Totp.decode(secret), code, now);
        if (step.isEmpty()) {
            return Outcome.refused(Refusal.of("access.wrong_code"));
        }
        jdbc.sql("update app_user set totp_sealed = :secret, totp_since = :at, totp_last_step = :step where id = :id")
                .param("secret", secrets.seal(user.value(), secret))
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .param("step", step.get())
                .param("id", user.value())
                .update();
        return Outcome.done(renewRecoveryCodes(user));
    }

    /** Takes the place of all earlier recovery codes. */
    @Transactional
    public List<String> renewRecoveryCodes(UserId user) {
        jdbc.sql("delete from recovery_code where user_id = :user")
                .param("user", user.value())
                .update();
        List<String> codes = Stream.generate(SecondFactor::recoveryCode)
                .limit(RECOVERY_CODES)
                .toList();
        for (String code : codes) {
            jdbc.sql("insert into recovery_code (user_id, code_hash) values (:user, :hash)")
                    .param("user", user.value())
                    .param("hash", Secrets.hash(code))
                    .update();
        }
        return codes;
    }

    /** Whether this is a code of the app now, or an unused recovery code. Tries are counted. */
    public Outcome<UserId> check(UserId user, String typed) {
        String subject = "code:" + user;
        if (throttle.isLocked(subject)) {
            return Outcome.refused(Refusal.of("access.locked"));
        }
        String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (useAppCode(user, code) || useRecoveryCode(user, code)) {
            throttle.succeeded(subject);
            return Outcome.done(user);
        }
        throttle.failed(subject, FREE_TRIES);
        return Outcome.refused(Refusal.of("access.wrong_code"));
    }

    /** Takes the app away, when it is lost: by the support team, after it has made sure of the person by another way. */
    @Transactional
    public void reset(UserId user) {
        jdbc.sql("update app_user set totp_sealed = null, totp_since = null where id = :id")
                .param("id", user.value())
                .update();
        jdbc.sql("delete from recovery_code where user_id = :user")
                .param("user", user.value())
                .update();
    }

    public int recoveryCodesLeft(UserId user) {
        return jdbc.sql("select count(*) from recovery_code where user_id = :user and used_at is null")
                .param("user", user.value())
                .query(Integer.class)
                .single();
    }

    /** The step is moved forward in the same statement that accepts it, so that nobody uses a code twice. */
    private boolean useAppCode(UserId user, String code) {
        return secret(user)
                .flatMap(s -> matching(Totp.decode(s), code, Totp.step(databaseSeconds())))
                .filter(step ->
                        jdbc.sql("update app_user set totp_last_step = :step where id = :id and totp_last_step < :step")
                                        .param("step", step)
                                        .param("id", user.value())
                                        .update()
                                == 1)
                .isPresent();
    }

    /** Empty without an app, or if the key that sealed it is lost: recovery codes work on, and the support team may reset it. */
    private Optional<String> secret(UserId user) {
        Optional<byte[]> sealed = jdbc.sql(
                        "select totp_sealed from app_user where id = :id and totp_sealed is not null")
                .param("id", user.value())
                .query((row, n) -> row.getBytes(1))
                .optional();
        Optional<String> secret = sealed.flatMap(whole -> secrets.open(user.value(), whole));
        if (sealed.isPresent() && secret.isEmpty()) {
            LOG.error("the secret of the app of user {} was sealed with another key", user);
        }
        return secret;
    }

    private boolean useRecoveryCode(UserId user, String code) {
        return jdbc.sql("""
                update recovery_code set used_at = :at where user_id = :user and code_hash = :hash and used_at is null""")
                        .param("at", time.now().atOffset(ZoneOffset.UTC))
                        .param("user", user.value())
                        .param("hash", Secrets.hash(code))
                        .update()
                == 1;
    }

    /** One step early or late is allowed: clocks of telephones differ. */
    private static Optional<Long> matching(byte[] secret, String code, long now) {
        return Stream.of(now, now - 1, now + 1)
                .filter(step -> Secrets.same(Totp.code(secret, step), code))
                .findFirst();
    }

    /** Apps live in real time, on a demo too, and all nodes must agree: the clock is that of the database. */
    private long databaseSeconds() {
        return jdbc.sql("select extract(epoch from clock_timestamp())::bigint")
                .query(Long.class)
                .single();
    }

    private static String recoveryCode() {
        return Totp.encode(Secrets.bytes(10)).substring(0, 12);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
