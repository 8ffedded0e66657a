package coop.ouvrage.replay;

import coop.ouvrage.simulators.accesspoint.AccessPointSimulator;
import coop.ouvrage.simulators.authority.AuthoritySimulator;
import coop.ouvrage.simulators.bank.BankSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Properties;

/** What stands around the co-operative: authority, bank, access point and register, each with its own state under the directory. */
public final class Around implements AutoCloseable {

    private static final Duration LONGER_THAN_A_YEAR = Duration.ofDays(800);

    private volatile InstantSource clock = Instant::now;
    private final AuthoritySimulator authority;
    private final BankSimulator bank;
    private final AccessPointSimulator accessPoint;
    private final Path register;

    private Around(Path home, LocalDate first) {
        authority = AuthoritySimulator.start(home.resolve("authority"), 0, () -> clock.instant());
        authority.tokensLast(LONGER_THAN_A_YEAR);
        bank = BankSimulator.start(home.resolve("bank"), 0, first);
        accessPoint = AccessPointSimulator.start(home.resolve("access-point"), 0, () -> clock.instant());
        register = home.resolve("enterprise-register");
        try {
            Files.createDirectories(register);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param first the day on which the bank begins, unless it remembers one */
    public static Around start(Path data, LocalDate first) {
        return new Around(data.toAbsolutePath().normalize().resolve("around"), first);
    }

    /** What the services are told about it. */
    public Map<String, Object> settings() {
        return Map.of(
                "ouvrage.authority.url", authority.url().toString(),
                "ouvrage.access-point.url", accessPoint.url().toString(),
                "ouvrage.enterprise-register.folder", register.toString(),
                "ouvrage.bank.url", bank.url().toString());
    }

    void follow(InstantSource businessTime) {
        clock = businessTime;
    }

    BankSimulator bank() {
        return bank;
    }

    /** The public register learns of an enterprise. */
    void founded(String number, String name) {
        Properties entry = new Properties();
        entry.setProperty("name", name);
        entry.setProperty("street", "Rue de la Loi 1");
        entry.setProperty("postcode", "1000");
        entry.setProperty("city", "Bruxelles");
        entry.setProperty("status", "active");
        try (Writer writer = Files.newBufferedWriter(register.resolve(number + ".properties"))) {
            entry.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        authority.close();
        bank.close();
        accessPoint.close();
    }
}
