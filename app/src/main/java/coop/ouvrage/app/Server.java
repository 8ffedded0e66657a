package coop.ouvrage.app;

import coop.ouvrage.access.FirstAdministrator;
import coop.ouvrage.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** One run of the application, from its database to the line that says it is ready. */
public final class Server {

    /** Set where the pages of a replayed year are only measured: it is no installation that anybody works on. */
    static final String MEASURED = "ouvrage.measured";

    private final String address;
    private volatile int port;
    private final PrintStream err;
    private volatile AutoCloseable running = () -> {};
    private volatile @Nullable EmbeddedPostgres postgres;
    private final AtomicBoolean stopping = new AtomicBoolean();

    public Server(String address, int port, PrintStream err) {
        this.address = address;
        this.port = port;
        this.err = err;
    }

    /** Says so before anything else starts, in one line; chooses a port where that was left to the system. */
    public void refuseTakenPort() throws IOException {
        InetAddress listenOn = resolved();
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(listenOn, port));
            port = probe.getLocalPort(); // chosen now where it was left open: mails name it
        } catch (IOException e) {
            throw new CannotRun(
                    "port " + port + " of " + address + " is taken or forbidden; choose another with --port");
        }
    }

    private InetAddress resolved() {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new CannotRun("there is no address " + address + " to listen on; choose another with --bind");
        }
    }

    /** Starts the application on the database, which it owns from now on. */
    public void start(Database database, Path data, boolean empty, PrintStream out) throws SQLException {
        running = database;
        EmbeddedPostgres embedded = database.embedded();
        if (embedded != null) {
            embedded.keepAlive(line -> err.println("ouvrage: " + line));
            postgres = embedded;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            String kind = kind(database, empty);
            if (kind.equals("demo")) {
                startDemo(database, data, out);
            } else {
                ConfigurableApplicationContext application = run(database, settings(database, data, kind));
                out.println("Ouvrage is ready: " + url());
                inviteAdministrator(application, out);
            }
            out.flush();
        } catch (RuntimeException | SQLException e) {
            if (!stopping.get()) {
                stop();
                throw e;
            }
        }
    }

    /** Shown to whoever holds the machine, on its standard output only, while nobody administers the installation. */
    private void inviteAdministrator(ConfigurableApplicationContext application, PrintStream out) {
        String address = application.getEnvironment().getRequiredProperty("ouvrage.address");
        application.getBean(FirstAdministrator.class).invite().ifPresent(token -> {
            out.println("Nobody administers it yet. Whoever opens this link first does (once, within 24 hours):");
            out.println("  " + address + "/start/" + token);
        });
    }

    private void startDemo(Database database, Path data, PrintStream out) throws SQLException {
        DemoLaunch demo = new DemoLaunch(data, Objects.requireNonNull(database.embedded()), err);
        running = () -> {
            demo.close();
            database.close();
        };
        List<String> settings = settings(database, data, "demo");
        settings.addAll(demo.settings());
        ConfigurableApplicationContext application = run(database, settings, demo.surroundings());
        AutoCloseable underneath = running;
        running = () -> {
            demo.stopLoading(application);
            underneath.close();
        };
        demo.loadUnlessLoaded(application);
        out.println("Ouvrage is ready: " + url());
        demo.logins(application).forEach(out::println);
    }

    private ConfigurableApplicationContext run(Database database, List<String> settings, Object... beans) {
        AutoCloseable underneath = running;
        SpringApplication application = new SpringApplication(OuvrageApplication.class);
        application.setDefaultProperties(defaults(settings.contains("--ouvrage.demo=true")));
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.addInitializers(context -> {
            GenericApplicationContext registry = (GenericApplicationContext) context;
            registry.registerBean(Database.class, () -> database, definition -> definition.setDestroyMethodName(""));
            for (Object bean : beans) {
                context.getBeanFactory().registerSingleton(bean.getClass().getName(), bean);
            }
        });
        ConfigurableApplicationContext context = application.run(settings.toArray(String[]::new));
        running = () -> {
            context.close();
            underneath.close();
        };
        port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        return context;
    }

    /** What the environment may set otherwise. A real installation does not go by the name of the demo. */
    private Map<String, Object> defaults(boolean demo) {
        return demo ? Map.of("ouvrage.address", url()) : Map.of("ouvrage.address", url(), "ouvrage.name", "Ouvrage");
    }

    private static String kind(Database database, boolean empty) throws SQLException {
        String wanted = empty || database.embedded() == null ? "real" : "demo";
        String mark = database.mark().orElse(wanted);
        if (mark.equals("replay") && !Boolean.getBoolean(MEASURED)) {
            throw new CannotRun("this database was made by replay and cannot be run; choose another with --data");
        }
        if (mark.equals("demo") && database.embedded() == null) {
            throw new CannotRun("this database holds the demo, which runs on an embedded database only");
        }
        if (mark.equals("demo") && empty) {
            throw new CannotRun("this data directory holds the demo; choose another for --empty with --data");
        }
        return mark;
    }

    /** As arguments, which outrank the configuration files. */
    private List<String> settings(Database database, Path data, String kind) {
        return new ArrayList<>(List.of(
                "--server.address=" + address,
                "--server.port=" + port,
                "--ouvrage.data=" + data.toAbsolutePath().normalize(),
                "--ouvrage.demo=" + kind.equals("demo"),
                "--spring.flyway.placeholders.app=" + database.app().user(),
                "--spring.flyway.placeholders.kind=" + kind));
    }

    private String url() {
        InetAddress listensOn = resolved();
        boolean local = listensOn.isLoopbackAddress() || listensOn.isAnyLocalAddress();
        return "http://" + (local ? "localhost" : address) + ":" + port;
    }

    private void stop() {
        if (stopping.compareAndSet(false, true)) {
            EmbeddedPostgres embedded = postgres;
            if (embedded != null) {
                embedded.letEnd();
            }
            try {
                running.close();
            } catch (Exception e) {
                err.println("ouvrage: did not stop cleanly: " + e.getMessage());
            }
        }
    }
}
