package coop.ouvrage.postgres;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.function.Consumer;

/**
 * Starts a server again that ended by itself (killed, or out of room on its disk), on the port it had, so that the pool of the
 * application finds it. Ends before the server is stopped on purpose.
 */
final class Revival {

    private static final int EVERY_MILLISECONDS = 1000;

    /** At a terminal Ctrl-C reaches the server before the application that is about to stop it. */
    private static final int GRACE_MILLISECONDS = 1500;

    private final Cluster cluster;
    private final int port;
    private final Consumer<String> told;
    private final Thread thread = new Thread(this::watch, "postgres-revival");
    private volatile boolean over;

    Revival(Cluster cluster, int port, Consumer<String> told) {
        this.cluster = cluster;
        this.port = port;
        this.told = told;
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        while (!over) {
            Programs.pause(EVERY_MILLISECONDS);
            if (isDown()) {
                Programs.pause(GRACE_MILLISECONDS);
                revive();
            }
        }
    }

    /** Nobody listens on its port: a server that recovers, or is slow, does. */
    private boolean isDown() {
        if (over) {
            return false;
        }
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress("127.0.0.1", port), EVERY_MILLISECONDS);
            return false;
        } catch (ConnectException e) {
            return true;
        } catch (IOException e) {
            return false; // it may be busy
        }
    }

    private synchronized void revive() {
        if (!isDown()) {
            return;
        }
        told.accept("PostgreSQL has ended by itself; it is started again");
        try {
            cluster.startOn(port, List.of());
            told.accept("PostgreSQL serves again");
        } catch (PostgresUnavailable | IOException e) {
            told.accept("PostgreSQL cannot be started yet: " + e.getMessage());
        }
    }

    /** Returns when no start is under way any more. */
    synchronized void end() {
        over = true;
    }

    /** Begins no start any more; one that is under way goes on. */
    void letGo() {
        over = true;
    }
}
