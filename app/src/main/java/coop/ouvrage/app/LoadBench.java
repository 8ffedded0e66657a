package coop.ouvrage.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Pages of a replayed year under load: so many requests a second, sent when their time has come whether the ones before were answered
 * or not (open loop), each measured from that time. The server is a process of its own; this one, which asks, stays on one processor.
 */
public final class LoadBench {

    private static final String REFERENCE = "/login";
    private static final int WARM_UP_SECONDS = 40;

    private final URI address;
    private final int rate;
    private final Map<String, Visitor> pages = new LinkedHashMap<>();

    private LoadBench(URI address, int rate) {
        this.address = address;
        this.rate = rate;
    }

    /** Starts the server on the data directory, asks for its pages in turn, stops it; milliseconds by page, and who used the processors. */
    public static Map<String, Object> run(Database database, Path data, int rate, int seconds, PrintStream err)
            throws IOException, SQLException {
        LoadGuests.Keys keys;
        try (database) {
            if (!database.mark().filter("replay"::equals).isPresent()) {
                throw new CannotRun("only a replayed year is measured under load: two people in it get new passwords");
            }
            keys = LoadGuests.of(database, data);
        }
        Process server = server(data);
        pin();
        try (BufferedReader out = server.inputReader()) {
            String ready = out.lines()
                    .filter(line -> line.contains("is ready: "))
                    .findFirst()
                    .orElseThrow(() -> new CannotRun("the server did not start on " + data));
            LoadBench bench = new LoadBench(URI.create(ready.replaceFirst(".*is ready: ", "")), rate);
            bench.enter(keys);
            err.println("ouvrage: " + bench.pages.size() + " pages, " + rate + " requests a second");
            bench.ask(WARM_UP_SECONDS);
            return bench.measure(server.toHandle(), data, seconds, keys);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted");
        } finally {
            server.destroy();
            server.onExit().join();
        }
    }

    private static Process server(Path data) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-D" + Server.MEASURED + "=true");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("run", "--port", "0", "--data", data.toString()));
        return new ProcessBuilder(command)
                .redirectError(data.resolve("load.log").toFile())
                .start();
    }

    /** Keeps this process on the first processor, where the machine knows how; the server is started already. */
    private static void pin() throws IOException {
        try {
            new ProcessBuilder(
                            "taskset", "-acp", "0", "" + ProcessHandle.current().pid())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void enter(LoadGuests.Keys keys) throws IOException, InterruptedException {
        Visitor member = new Visitor(address);
        member.send("/login", "/login", Map.of("login", keys.member(), "password", keys.password()));
        Visitor staff = new Visitor(address);
        staff.send("/login", "/login", Map.of("login", keys.staff(), "password", keys.password()));
        staff.send("/login/code", "/login/code", Map.of("code", keys.code()));
        String statement = "/units/" + keys.unit() + "/accounts?year=" + keys.year();
        pages.put(REFERENCE, new Visitor(address));
        Stream.of("/home", "/invoices", "/invoices?filter=not_delivered", "/invoices?sort=total&dir=desc", statement)
                .forEach(path -> pages.put(path, member));
        String client = URLEncoder.encode(keys.client(), StandardCharsets.UTF_8);
        Stream.of(
                        "/desk/invoices",
                        "/desk/invoices?page=10",
                        "/desk/invoices?filter=credit_notes",
                        "/desk/invoices?sort=title",
                        "/desk/invoices?sort=client&dir=desc",
                        "/desk/invoices?q=" + client,
                        "/desk/ledger",
                        "/desk/ledger?account=7",
                        "/desk/ledger?unit=" + keys.unit(),
                        "/desk/ledger/accounts",
                        "/desk/worklist",
                        "/desk/worklist?q=" + client)
                .forEach(path -> pages.put(path, staff));
        for (Map.Entry<String, Visitor> page : pages.entrySet()) {
            int status = page.getValue().get(page.getKey()).statusCode();
            if (status != 200) {
                throw new CannotRun(page.getKey() + " answers " + status);
            }
        }
    }

    private Map<String, Object> measure(ProcessHandle server, Path data, int seconds, LoadGuests.Keys keys)
            throws InterruptedException, IOException {
        Duration ownBefore = processors(ProcessHandle.current());
        Duration serverBefore = ofServer(server, data);
        long start = System.nanoTime();
        OpenLoop loop = ask(seconds);
        long wall = System.nanoTime() - start;
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("requests_per_second", rate);
        result.put("seconds", seconds);
        result.put("invoices_of_the_busiest_unit", keys.invoices());
        result.put("invoices", keys.allInvoices());
        result.put("pages", loop.figures(REFERENCE));
        result.put("sent_late_ms", Ratio.milliseconds(loop.latest()));
        result.put(
                "processors_of_generator",
                Ratio.of(processors(ProcessHandle.current()).minus(ownBefore).toNanos(), wall));
        result.put(
                "processors_of_server",
                Ratio.of(ofServer(server, data).minus(serverBefore).toNanos(), wall));
        return result;
    }

    private OpenLoop ask(int seconds) throws InterruptedException {
        OpenLoop loop = new OpenLoop(pages, rate);
        loop.run(seconds);
        return loop;
    }

    /** Java and PostgreSQL, which is nobody's child. */
    private static Duration ofServer(ProcessHandle server, Path data) throws IOException {
        Path written = data.resolve("postgres/cluster/postmaster.pid");
        Duration java = processors(server);
        if (!Files.isReadable(written)) {
            return java; // a database of one's own
        }
        long postmaster = Long.parseLong(Files.readAllLines(written).getFirst().strip());
        return ProcessHandle.of(postmaster)
                .map(LoadBench::processors)
                .orElse(Duration.ZERO)
                .plus(java);
    }

    /** Of a process and of all that it started and that still lives. */
    private static Duration processors(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
