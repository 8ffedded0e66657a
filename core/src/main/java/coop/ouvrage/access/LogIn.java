package coop.ouvrage.access;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The first step of a log-in. Whoever tries learns nothing about who exists: unknown users, wrong passwords and closed users get one
 * answer, after the same time.
 */
@Service
public class LogIn {

    private static final int FREE_PER_USER = 5;
    private static final int FREE_PER_ADDRESS = 50;

    private final JdbcClient jdbc;
    private final Throttle throttle;

    LogIn(JdbcClient jdbc, Throttle throttle) {
        this.jdbc = jdbc;
        this.throttle = throttle;
    }

    /** What came of a try. */
    public sealed interface Result {

        /** The password is right; a code of the second factor is asked next, if there is one. */
        record Right(UserId user, boolean needsCode) implements Result {}

        /** Wrong, for a reason that is not told. */
        record Wrong() implements Result {}

        /** Too many tries; nothing was compared. */
        record Locked() implements Result {}
    }

    private record Known(UUID id, @Nullable String hash, boolean secondFactor) {}

    /** @param address where the try comes from */
    public Result attempt(String login, String password, String address) {
        String user = "user:" + login.strip().toLowerCase(Locale.ROOT);
        String source = "address:" + address;
        if (throttle.isLocked(user) || throttle.isLocked(source)) {
            return new Result.Locked();
        }
        Optional<Known> known =
                jdbc.sql("""
                select id, password_hash as hash, totp_since is not null as second_factor from app_user
                where lower(login) = lower(:login) and closed_at is null""").param("login", login.strip()).query(Known.class).optional();
        if (!Passwords.matches(password, known.map(Known::hash).orElse(null))) {
            throttle.failed(user, FREE_PER_USER);
            throttle.failed(source, FREE_PER_ADDRESS);
            return new Result.Wrong();
        }
        throttle.succeeded(user);
        Known right = known.orElseThrow();
        return new Result.Right(new UserId(right.id()), right.secondFactor());
    }
}
