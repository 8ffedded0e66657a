package coop.ouvrage.demo;

import coop.ouvrage.simulators.accesspoint.AccessPointSimulator;
import coop.ouvrage.simulators.authority.AuthoritySimulator;
import coop.ouvrage.simulators.bank.BankSimulator;
import coop.ouvrage.simulators.centralbank.CentralBankSimulator;
import coop.ouvrage.simulators.vatregister.VatRegisterSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What stands around the application in a demo: the simulators with their own state, and the note that the first load came to its
 * end. Started before the application, which is told their addresses.
 */
public final class Surroundings implements AutoCloseable {

    /** Numbers of the public register that no client of the demo bears. */
    public static final String NEWCOMER = "0999007156";

    public static final String NEWCOMER_BANKRUPT = "0999007255";

    private final Path home;
    private volatile InstantSource clock = Instant::now;
    private final AuthoritySimulator authority;
    private final BankSimulator bank;
    private final AccessPointSimulator accessPoint;
    private final CentralBankSimulator centralBank;
    private final VatRegisterSimulator vatRegister;
    private final Path register;

    private Surroundings(Path data) {
        home = home(data);
        authority = AuthoritySimulator.start(home.resolve("authority"), 0, () -> clock.instant());
        bank = BankSimulator.start(home.resolve("bank"), 0, DemoYear.FIRST);
        accessPoint = AccessPointSimulator.start(home.resolve("access-point"), 0, () -> clock.instant());
        centralBank = CentralBankSimulator.start(0, () -> clock.instant());
        vatRegister = VatRegisterSimulator.start(0, () -> clock.instant());
        register = home.resolve("enterprise-register");
        layOutRegister();
    }

    public static Surroundings start(Path data) {
        return new Surroundings(data);
    }

    /** Whether the demo co-operative of this data directory was loaded to its end. */
    public static boolean isLoaded(Path data) {
        return Files.exists(home(data).resolve("loaded"));
    }

    /** Throws away what a load that was cut off left beside the database. */
    public static void forget(Path data) {
        delete(home(data));
        delete(data.resolve("files"));
    }

    private static Path home(Path data) {
        return data.toAbsolutePath().normalize().resolve("demo");
    }

    /** From now on the load counts as done. */
    public void markLoaded() {
        try {
            Files.createFile(home.resolve("loaded"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the application is told as arguments. */
    public List<String> settings() {
        return List.of(
                "--ouvrage.authority.url=" + authority.url(),
                "--ouvrage.access-point.url=" + accessPoint.url(),
                "--ouvrage.vies.url=" + vatRegister.url(),
                "--ouvrage.enterprise-register.folder=" + register,
                "--ouvrage.exchange.url=" + centralBank.url(),
                "--ouvrage.payee-check.url=" + bank.url(),
                "--ouvrage.bank.url=" + bank.url());
    }

    /** The simulators live in the same time as the application. */
    void follow(InstantSource businessTime) {
        clock = businessTime;
    }

    /** The public register of enterprises: an extract laid in a folder, of the demo's own clients. */
    private void layOutRegister() {
        try {
            Files.createDirectories(register);
            for (Payer payer : Payer.all()) {
                if (payer.kind().isRegistered()) {
                    Properties entry = new Properties();
                    entry.setProperty("name", payer.name());
                    entry.setProperty("street", payer.street());
                    entry.setProperty("postcode", payer.postcode());
                    entry.setProperty("city", payer.town());
                    entry.setProperty("status", "active");
                    write(payer.enterprise(), entry);
                }
            }
            write(NEWCOMER, newcomer("active"));
            write(NEWCOMER_BANKRUPT, newcomer("bankrupt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String number, Properties entry) throws IOException {
        try (Writer writer = Files.newBufferedWriter(register.resolve(number + ".properties"))) {
            entry.store(writer, null);
        }
    }

    /** An enterprise that nobody in the demo works for yet, so that a visitor can add a client. */
    private static Properties newcomer(String status) {
        Properties entry = new Properties();
        entry.setProperty("name", "Librairie du Canal");
        entry.setProperty("form", "SRL");
        entry.setProperty("street", "Quai des Péniches");
        entry.setProperty("number", "18");
        entry.setProperty("postcode", "1000");
        entry.setProperty("city", "Bruxelles");
        entry.setProperty("status", status);
        return entry;
    }

    boolean registerAnswers() {
        return !Files.exists(register.resolve("unreachable"));
    }

    void registerAnswers(boolean answers) {
        Path out = register.resolve("unreachable");
        try {
            if (answers) {
                Files.deleteIfExists(out);
            } else {
                Files.writeString(out, "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CentralBankSimulator centralBank() {
        return centralBank;
    }

    AccessPointSimulator accessPoint() {
        return accessPoint;
    }

    BankSimulator bank() {
        return bank;
    }

    AuthoritySimulator authority() {
        return authority;
    }

    @Override
    public void close() {
        authority.close();
        bank.close();
        accessPoint.close();
        centralBank.close();
        vatRegister.close();
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
