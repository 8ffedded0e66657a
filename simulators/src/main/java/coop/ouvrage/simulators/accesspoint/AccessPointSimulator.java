package coop.ouvrage.simulators.accesspoint;

import coop.ouvrage.simulators.http.LoopbackService;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/**
 * The running access point.
 *
 * <p>Paths: {@code GET /participants/<scheme>:<id>}, {@code POST /messages} (UBL, plain or in SBDH, with {@code Idempotency-Key}),
 * {@code GET /messages/<id>}, {@code GET /reports?after=<number>}, {@code GET /inbox}, {@code GET|DELETE /inbox/<id>} (the
 * latter with the status that the provider of the sender is told), and for the bench {@code PUT /simulator/behaviour}, {@code PUT /simulator/participants}, {@code POST /simulator/wake}, {@code POST
 * /simulator/inbox}.
 */
public final class AccessPointSimulator implements AutoCloseable {

    private final LoopbackService service;
    private final Depot depot;
    private final PostRoom post;
    private final Participants participants = new Participants();
    private final InstantSource clock;
    private volatile Behaviour behaviour = Behaviour.NORMAL;

    private AccessPointSimulator(Path directory, int port, InstantSource clock) {
        this.depot = new Depot(directory);
        this.post = new PostRoom(depot);
        this.clock = clock;
        this.service = LoopbackService.start(
                "access point simulator", port, new Counter(this, post, participants, depot)::answer);
    }

    /**
     * Starts listening on the loopback.
     *
     * @param directory of its own for state and log; what it holds from an earlier run is remembered
     * @param port 0 for any free one
     */
    public static AccessPointSimulator start(Path directory, int port, InstantSource clock) {
        return new AccessPointSimulator(directory, port, clock);
    }

    /** Address without path, such as {@code http://127.0.0.1:4712}. */
    public URI url() {
        return service.url();
    }

    public Behaviour behaviour() {
        return behaviour;
    }

    /** Treats messages like this from now on. */
    public void behave(Behaviour behaviour) {
        this.behaviour = behaviour;
        note("behaviour", Map.of("mode", behaviour.mode().name()));
    }

    /** Gives everything that was delayed or lost its outcome. */
    public void wake() {
        post.wake(clock.instant());
        note("wake", Map.of());
    }

    /** Registers or removes a participant, against the rule. */
    public void register(String participant, boolean registered) {
        participants.set(participant, registered);
    }

    /** Puts a document of somebody else into our inbox; returns its id. */
    public String deliverToInbox(byte[] document) {
        String id = clock.instant().toEpochMilli() + "-" + UUID.randomUUID();
        depot.put("inbox", id, document);
        note("inbox", Map.of("id", id));
        return id;
    }

    /** Messages taken so far. */
    public int taken() {
        return post.size();
    }

    java.time.Instant now() {
        return clock.instant();
    }

    void note(String what, Map<String, Object> detail) {
        depot.note(clock.instant(), what, detail);
    }

    @Override
    public void close() {
        service.close();
    }

    /** Runs on its own: {@code <directory> <port>}. */
    public static void main(String[] arguments) {
        AccessPointSimulator simulator =
                start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), InstantSource.system());
        System.out.println(simulator.url());
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    }
}
