package coop.ouvrage.customer;

import coop.ouvrage.customer.spi.EnterpriseRegister;
import coop.ouvrage.customer.spi.RegisterAnswer;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.parties.identifier.EnterpriseNumber;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * An extract of a public register laid in a folder, one file {@code <number>.properties} per enterprise with {@code name},
 * {@code form}, {@code street}, {@code number}, {@code box}, {@code postcode}, {@code city}, {@code country},
 * {@code status} (active, stopped, bankrupt). Without the folder, or with a file {@code unreachable} in it, the register
 * does not answer.
 */
@Component
class FolderEnterpriseRegister implements EnterpriseRegister {

    private final @Nullable Path folder;

    FolderEnterpriseRegister(@Value("${ouvrage.enterprise-register.folder:}") String folder) {
        this.folder = folder.isBlank() ? null : Path.of(folder);
    }

    @Override
    public RegisterAnswer lookUp(EnterpriseNumber number) {
        if (folder == null || !Files.isDirectory(folder)) {
            return new RegisterAnswer.Unreachable("no register extract is installed");
        }
        if (Files.exists(folder.resolve("unreachable"))) {
            return new RegisterAnswer.Unreachable("the register is out of service");
        }
        Path file = folder.resolve(number.value() + ".properties");
        if (!Files.exists(file)) {
            return new RegisterAnswer.NotFound();
        }
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Properties entry = new Properties();
            entry.load(reader);
            return found(entry);
        } catch (IOException | IllegalArgumentException e) {
            return new RegisterAnswer.Unreachable(
                    "unreadable entry: " + e.getClass().getSimpleName());
        }
    }

    private static RegisterAnswer found(Properties entry) {
        String status = entry.getProperty("status", "active");
        return new RegisterAnswer.Found(
                entry.getProperty("name", ""),
                entry.getProperty("form"),
                seat(entry),
                status.equals("active"),
                status.equals("bankrupt"));
    }

    private static @Nullable PostalAddress seat(Properties entry) {
        return entry.getProperty("street") == null
                ? null
                : new PostalAddress(
                        entry.getProperty("street"),
                        entry.getProperty("number", ""),
                        entry.getProperty("box"),
                        entry.getProperty("postcode", ""),
                        entry.getProperty("city", ""),
                        entry.getProperty("country", "BE"));
    }
}
