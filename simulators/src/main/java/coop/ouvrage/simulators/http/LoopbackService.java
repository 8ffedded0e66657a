package coop.ouvrage.simulators.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers on a port of the loopback, each request in a thread of its own. */
public final class LoopbackService implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LoopbackService(int port, HttpHandler handler) throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
        server.setExecutor(threads);
    }

    /**
     * Starts listening.
     *
     * @param name of what is simulated, for a failure
     * @param port 0 for any free one
     */
    public static LoopbackService start(String name, int port, HttpHandler handler) {
        try {
            LoopbackService service = new LoopbackService(port, handler);
            service.server.start();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " on port " + port, e);
        }
    }

    /** Address without path, such as {@code http://127.0.0.1:4711}. */
    public URI url() {
        return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
