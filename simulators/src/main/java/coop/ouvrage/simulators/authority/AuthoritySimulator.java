package coop.ouvrage.simulators.authority;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The running authority. Its clock is given, so that a demo which lives ahead of the real time declares in time there.
 *
 * <p>Paths: {@code POST /REST/oauth/v5/token}, {@code POST /REST/dimona/v2/declarations}, {@code GET
 * /REST/dimona/v2/declarations/<id>}, {@code GET /REST/dimona/v2/periods}, and for the bench {@code GET|PUT /simulator/behaviour},
 * {@code POST /simulator/wake}, {@code POST /simulator/student-hours}.
 */
public final class AuthoritySimulator implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Register register;
    private final Journal journal;
    private final Tokens tokens = new Tokens();
    private final InstantSource clock;
    private volatile Behaviour behaviour = Behaviour.NORMAL;

    private AuthoritySimulator(Path directory, int port, InstantSource clock) throws IOException {
        this.journal = new Journal(directory);
        this.register = new Register(journal);
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        Desk desk = new Desk(this, register, tokens);
        server.createContext("/", exchange -> answer(desk, exchange));
        server.setExecutor(threads);
    }

    /**
     * Starts listening on the loopback.
     *
     * @param directory of its own for state and log; what it holds from an earlier run is remembered
     * @param port 0 for any free one
     */
    public static AuthoritySimulator start(Path directory, int port, InstantSource clock) {
        try {
            AuthoritySimulator simulator = new AuthoritySimulator(directory, port, clock);
            simulator.server.start();
            return simulator;
        } catch (IOException e) {
            throw new UncheckedIOException("authority simulator on port " + port, e);
        }
    }

    private void answer(Desk desk, HttpExchange exchange) throws IOException {
        try (exchange) {
            desk.answer(exchange);
        }
    }

    /** Address without path, such as {@code http://127.0.0.1:4711}. */
    public URI url() {
        return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort());
    }

    public Behaviour behaviour() {
        return behaviour;
    }

    /** Answers like this from now on. */
    public void behave(Behaviour behaviour) {
        this.behaviour = behaviour;
        note("behaviour", Map.of("mode", behaviour.mode().name()));
    }

    /** Lets everything that was held back, by silence or delay, be read from now on. */
    public void wake() {
        register.wake(clock.instant());
        note("wake", Map.of());
    }

    /** How long tokens given now are taken. */
    public Duration tokensLast() {
        return tokens.life();
    }

    /** Tokens given from now on are taken for so long; ten minutes at first. */
    public void tokensLast(Duration time) {
        tokens.lastFor(time);
    }

    /** Declarations received so far, refused ones too. */
    public int received() {
        return register.size();
    }

    java.time.Instant now() {
        return clock.instant();
    }

    void note(String what, Map<String, Object> detail) {
        journal.note(clock.instant(), what, detail);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Runs on its own: {@code <directory> <port>}. */
    public static void main(String[] arguments) {
        AuthoritySimulator simulator =
                start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), InstantSource.system());
        System.out.println(simulator.url());
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    }
}
