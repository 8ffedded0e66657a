package coop.ouvrage.simulators.bank;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request: reads it, asks the bank, writes the answer. */
final class BankDesk {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final BankSimulator bank;

    BankDesk(BankSimulator bank) {
        this.bank = bank;
    }

    void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        List<String> path =
                List.of(exchange.getRequestURI().getPath().substring(1).split("/"));
        String method = exchange.getRequestMethod();
        boolean bench = path.getFirst().equals("behaviour");
        if (bank.behaviour() == BankBehaviour.DOWN && !bench) {
            send(exchange, 500, Map.of("error", "out of service"));
            return;
        }
        try {
            route(exchange, method, path, body);
        } catch (JacksonException | IllegalArgumentException | ArithmeticException | DateTimeException e) {
            send(exchange, 400, Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    private void route(HttpExchange exchange, String method, List<String> path, byte[] body) throws IOException {
        switch (path.getFirst()) {
            case "orders" -> orders(exchange, method, path, body);
            case "accounts" -> accounts(exchange, method, path, body);
            case "transfers" -> {
                String reason = JSON.readTree(body).path("reason").asString("AC04");
                boolean done = path.size() == 3 && bank.bounce(path.get(1), reason);
                send(exchange, done ? 200 : 404, Map.of("returned", done));
            }
            case "payee-checks" -> payees(exchange, JSON.readTree(body));
            case "holders" -> {
                JsonNode wish = JSON.readTree(body);
                bank.holder(wish.path("iban").asString(), wish.path("name").asString());
                send(exchange, 200, Map.of());
            }
            case "closed-accounts" -> {
                bank.closeBeneficiary(JSON.readTree(body).path("iban").asString());
                send(exchange, 200, Map.of());
            }
            case "day" -> day(exchange, method, body);
            case "behaviour" -> {
                if (method.equals("PUT")) {
                    bank.behave(BankBehaviour.valueOf(
                            JSON.readTree(body).path("mode").asString()));
                }
                send(exchange, 200, Map.of("mode", bank.behaviour().name()));
            }
            default -> notFound(exchange);
        }
    }

    private void payees(HttpExchange exchange, JsonNode questions) throws IOException {
        List<PayeeAnswer> answers = new ArrayList<>();
        questions.forEach(each -> answers.add(
                bank.payee(each.path("iban").asString(""), each.path("name").asString(""))));
        send(exchange, 200, answers);
    }

    private void orders(HttpExchange exchange, String method, List<String> path, byte[] body) throws IOException {
        if (!method.equals("GET")) {
            byte[] answer = bank.submit(body);
            if (bank.behaviour() != BankBehaviour.LOST) { // else closed without a word: the sender cannot know
                send(exchange, "application/xml", Optional.of(answer));
            }
            return;
        }
        send(exchange, "application/xml", path.size() == 2 ? bank.statusOf(path.get(1)) : Optional.empty());
    }

    private void accounts(HttpExchange exchange, String method, List<String> path, byte[] body) throws IOException {
        if (path.size() == 1) {
            JsonNode wish = JSON.readTree(body);
            bank.openAccount(wish.path("iban").asString(), wish.path("holder").asString(), amount(wish, "opening"));
            send(exchange, 200, Map.of());
        } else if (!bank.knows(path.get(1))) {
            notFound(exchange);
        } else if (path.size() == 2) {
            send(
                    exchange,
                    200,
                    Map.of(
                            "iban",
                            path.get(1),
                            "balance",
                            bank.balance(path.get(1)).toPlainString()));
        } else {
            account(exchange, method, path, body);
        }
    }

    private void account(HttpExchange exchange, String method, List<String> path, byte[] body) throws IOException {
        String account = path.get(1);
        switch (path.get(2)) {
            case "payments" -> pay(exchange, account, JSON.readTree(body));
            case "bills" -> bills(exchange, account, JSON.readTree(body));
            case "charges" -> {
                JsonNode wish = JSON.readTree(body);
                bank.charge(account, amount(wish, "amount"), wish.path("text").asString(""));
                send(exchange, 200, Map.of());
            }
            case "statements" -> statements(exchange, method, path, account);
            default -> notFound(exchange);
        }
    }

    private void pay(HttpExchange exchange, String account, JsonNode wish) throws IOException {
        List<String> references = new ArrayList<>();
        for (int i = 0; i < wish.path("times").asInt(1); i++) {
            String id = wish.path("id").asString("");
            references.add(bank.pay(
                    id.isEmpty() || i == 0 ? id : id + "-" + (i + 1),
                    account,
                    amount(wish, "amount"),
                    wish.path("payer").asString(""),
                    wish.path("iban").asString(""),
                    wish.path("reference").asString(""),
                    wish.path("text").asString("")));
        }
        send(exchange, 200, Map.of("references", references));
    }

    private void bills(HttpExchange exchange, String account, JsonNode wish) throws IOException {
        List<ClientPayments.Bill> bills = new ArrayList<>();
        wish.path("bills").forEach(bill -> bills.add(JSON.treeToValue(bill, ClientPayments.Bill.class)));
        List<ClientPayments.Transfer> transfers =
                new ClientPayments(wish.path("seed").asLong(1)).pay(bank.today(), bills);
        bank.pay(account, transfers);
        send(exchange, 200, Map.of("transfers", transfers));
    }

    private void statements(HttpExchange exchange, String method, List<String> path, String account)
            throws IOException {
        if (path.size() == 4) {
            String name = path.get(3);
            String id = name.substring(0, Math.max(0, name.lastIndexOf('.')));
            boolean coda = name.endsWith(".cod");
            Optional<byte[]> file = coda ? bank.coda(account, id) : bank.camt(account, id);
            send(exchange, coda ? "text/plain; charset=us-ascii" : "application/xml", file);
            return;
        }
        if (method.equals("POST")) {
            bank.issueStatement(account);
        }
        send(exchange, 200, Map.of("statements", bank.statements(account)));
    }

    private void day(HttpExchange exchange, String method, byte[] body) throws IOException {
        boolean done = !method.equals("PUT")
                || bank.advanceTo(
                        LocalDate.parse(JSON.readTree(body).path("date").asString()));
        send(exchange, done ? 200 : 409, Map.of("date", bank.today().toString()));
    }

    private static BigDecimal amount(JsonNode wish, String name) {
        return new BigDecimal(wish.path(name).asString("0"));
    }

    private static void notFound(HttpExchange exchange) throws IOException {
        send(exchange, 404, Map.of("error", "no such page"));
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        write(exchange, status, "application/json", JSON.writeValueAsBytes(body));
    }

    private static void send(HttpExchange exchange, String type, Optional<byte[]> body) throws IOException {
        if (body.isPresent()) {
            write(exchange, 200, type, body.get());
        } else {
            notFound(exchange);
        }
    }

    private static void write(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
