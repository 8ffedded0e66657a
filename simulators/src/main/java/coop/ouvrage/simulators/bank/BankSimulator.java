package coop.ouvrage.simulators.bank;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.ObjectMapper;

/**
 * The running bank. Paths: {@code POST /accounts}, {@code POST /receipts} (a client pays), {@code POST /files} (a pain.001),
 * {@code POST /returns}, {@code POST /statements} (cuts the next one), {@code GET /statements/<iban>/<number>/coda|camt},
 * {@code GET /balances/<iban>}.
 */
public final class BankSimulator implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Books books;

    private BankSimulator(Path directory, int port) throws IOException {
        books = new Books(directory);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
    }

    /**
     * Starts listening on the loopback.
     *
     * @param directory of its own; what it holds from an earlier run is remembered
     * @param port 0 for any free one
     */
    public static BankSimulator start(Path directory, int port) {
        try {
            BankSimulator bank = new BankSimulator(directory, port);
            bank.server.start();
            return bank;
        } catch (IOException e) {
            throw new UncheckedIOException("bank simulator on port " + port, e);
        }
    }

    /** Address without path. */
    public URI url() {
        return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                send(exchange, 200, respond(exchange));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                send(exchange, 400, Map.of("error", String.valueOf(e.getMessage())));
            } catch (IllegalStateException e) {
                send(exchange, 409, Map.of("error", String.valueOf(e.getMessage())));
            }
        }
    }

    private Object respond(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        String noun = path.length > 1 ? path[1] : "";
        if (exchange.getRequestMethod().equals("GET")) {
            return switch (noun) {
                case "statements" -> file(books.statement(path[2], Integer.parseInt(path[3])), path[4]);
                case "balances" -> Map.of("cents", books.balance(path[2]));
                default -> throw new IllegalArgumentException("nothing at " + exchange.getRequestURI());
            };
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        return switch (noun) {
            case "accounts" -> books.take(JSON.readValue(body, Books.Open.class));
            case "receipts" -> books.take(JSON.readValue(body, Books.Receive.class));
            case "files" -> books.take(new Books.Execute(Base64.getEncoder().encodeToString(body)));
            case "returns" -> books.take(JSON.readValue(body, Books.GiveBack.class));
            case "statements" -> summary((StatementCut) books.take(JSON.readValue(body, Books.Cut.class)));
            default -> throw new IllegalArgumentException("nothing at " + exchange.getRequestURI());
        };
    }

    private static Map<String, Object> summary(StatementCut cut) {
        return Map.of(
                "iban",
                cut.iban(),
                "number",
                cut.number(),
                "movements",
                cut.movements().size());
    }

    private static byte[] file(StatementCut cut, String form) {
        return switch (form) {
            case "coda" -> CodaText.of(cut);
            case "camt" -> CamtText.of(cut);
            default -> throw new IllegalArgumentException("no form " + form);
        };
    }

    private static void send(HttpExchange exchange, int status, Object answer) throws IOException {
        boolean file = answer instanceof byte[];
        byte[] bytes = answer instanceof byte[] raw
                ? raw
                : JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", file ? "application/octet-stream" : "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Runs on its own: {@code <directory> <port>}. */
    public static void main(String[] arguments) {
        BankSimulator bank = start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.println(bank.url());
        Runtime.getRuntime().addShutdownHook(new Thread(bank::close));
    }
}
