package coop.ouvrage.app;

import com.zaxxer.hikari.HikariDataSource;
import coop.ouvrage.demo.Demo;
import coop.ouvrage.demo.Surroundings;
import coop.ouvrage.postgres.EmbeddedPostgres;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContext;

/**
 * Starts a demo: its simulators before the application, its load after. A load that was cut off is thrown away and begun anew, so
 * that it need not be safe at every step.
 */
final class DemoLaunch implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final PrintStream err;
    private final boolean loaded;
    private final Surroundings surroundings;

    DemoLaunch(Path data, EmbeddedPostgres postgres, PrintStream err) throws SQLException {
        this.postgres = postgres;
        this.err = err;
        this.loaded = Surroundings.isLoaded(data);
        if (!loaded) {
            Surroundings.forget(data);
            postgres.recreate();
        }
        postgres.commitSafely(loaded);
        this.surroundings = Surroundings.start(data);
    }

    List<String> settings() {
        List<String> settings = new ArrayList<>(surroundings.settings());
        settings.add("--ouvrage.einvoice.warm-up=" + loaded); // a load wants the processor for itself
        return settings;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    void loadUnlessLoaded(ApplicationContext application) throws SQLException {
        if (loaded) {
            return;
        }
        application.getBean(Demo.class).load(err);
        postgres.commitSafely(true);
        surroundings.markLoaded();
        application.getBean(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
    }

    /** Before anything is taken away from under it. */
    void stopLoading(ApplicationContext application) {
        application.getBean(Demo.class).stopLoading();
    }

    List<String> logins(ApplicationContext application) {
        return application.getBean(Demo.class).logins().stream()
                .map(login -> "  %-28s %-20s %s".formatted(login.user(), login.password(), login.who()))
                .toList();
    }

    @Override
    public void close() {
        surroundings.close();
    }
}
