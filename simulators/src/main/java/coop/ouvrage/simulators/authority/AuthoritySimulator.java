package coop.ouvrage.simulators.authority;

import coop.ouvrage.simulators.http.LoopbackService;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * The running authority. Its clock is given, so that a demo which lives ahead of the real time declares in time there.
 *
 * <p>Paths: {@code POST /REST/oauth/v5/token}, {@code POST /REST/dimona/v2/declarations}, {@code GET
 * /REST/dimona/v2/declarations/<id>}, {@code GET /REST/dimona/v2/periods}, and for the bench {@code GET|PUT /simulator/behaviour},
 * {@code POST /simulator/wake}, {@code POST /simulator/student-hours}.
 */
public final class AuthoritySimulator implements AutoCloseable {

    private final LoopbackService service;
    private final Register register;
    private final Journal journal;
    private final Tokens tokens = new Tokens();
    private final InstantSource clock;
    private volatile Behaviour behaviour = Behaviour.NORMAL;

    private AuthoritySimulator(Path directory, int port, InstantSource clock) {
        this.journal = new Journal(directory);
        this.register = new Register(journal);
        this.clock = clock;
        this.service = LoopbackService.start("authority simulator", port, new Desk(this, register, tokens)::answer);
    }

    /**
     * Starts listening on the loopback.
     *
     * @param directory of its own for state and log; what it holds from an earlier run is remembered
     * @param port 0 for any free one
     */
    public static AuthoritySimulator start(Path directory, int port, InstantSource clock) {
        return new AuthoritySimulator(directory, port, clock);
    }

    /** Address without path, such as {@code http://127.0.0.1:4711}. */
    public URI url() {
        return service.url();
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
        service.close();
    }

    /** Runs on its own: {@code <directory> <port>}. */
    public static void main(String[] arguments) {
        AuthoritySimulator simulator =
                start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), InstantSource.system());
        System.out.println(simulator.url());
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    }
}
