package coop.ouvrage.einvoice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Talks to an access point over HTTP: its paths are those of the access point simulator. */
public final class HttpGateway implements EInvoiceGateway {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI base;
    private final HttpClient client;

    /** @param base address without path, such as {@code http://127.0.0.1:4712} */
    public HttpGateway(URI base) {
        this.base = base;
        this.client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    }

    @Override
    public LookUp lookUp(Identifier participant, DocumentKind kind) {
        HttpResponse<byte[]> response =
                call(request("/participants/" + participant).GET());
        if (response.statusCode() == 404) {
            return LookUp.NOT_REGISTERED;
        }
        String wanted = kind == DocumentKind.INVOICE ? "Invoice" : "CreditNote";
        boolean takes = json(response).path("documents").valueStream().anyMatch(d -> wanted.equals(d.asString()));
        return takes ? LookUp.REGISTERED : LookUp.NOT_REGISTERED;
    }

    @Override
    public String name() {
        return base.getHost();
    }

    @Override
    public Sending send(String idempotencyKey, byte[] document) {
        HttpResponse<byte[]> response = call(request("/messages")
                .header("Idempotency-Key", idempotencyKey)
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(document)));
        return switch (response.statusCode()) {
            case 202 -> new Sending.Taken(json(response).path("messageId").asString());
            case 404 -> new Sending.ReceiverUnknown();
            default -> new Sending.Rejected(json(response).path("error").asString(""));
        };
    }

    @Override
    public EInvoiceGateway.Delivery status(String messageId) {
        HttpResponse<byte[]> response = call(request("/messages/" + messageId).GET());
        if (response.statusCode() == 404) {
            return new EInvoiceGateway.Delivery(EInvoiceGateway.Delivery.State.UNKNOWN, "");
        }
        JsonNode json = json(response);
        String status = json.path("status").asString("").toUpperCase(Locale.ROOT);
        return new EInvoiceGateway.Delivery(
                EInvoiceGateway.Delivery.State.valueOf(status),
                json.path("reason").asString(""));
    }

    @Override
    public List<Incoming> receive() {
        List<Incoming> incoming = new ArrayList<>();
        json(call(request("/inbox").GET())).forEach(id -> {
            HttpResponse<byte[]> response =
                    call(request("/inbox/" + id.asString()).GET());
            if (response.statusCode() == 200) {
                incoming.add(new Incoming(id.asString(), response.body()));
            }
        });
        return List.copyOf(incoming);
    }

    /** The operator tells the provider of the sender; what the rules say against the document goes along. */
    @Override
    public void acknowledge(String messageId, List<Finding> findings) {
        ObjectNode said = JsonMapper.shared().createObjectNode();
        boolean rejected = findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        said.put("status", rejected ? "RE" : "AP");
        ArrayNode issues = said.putArray("findings");
        findings.forEach(finding -> issues.addObject()
                .put("rule", finding.rule())
                .put("severity", finding.severity().name())
                .put("location", finding.location())
                .put("message", finding.message()));
        call(request("/inbox/" + messageId)
                .header("Content-Type", "application/json")
                .method("DELETE", HttpRequest.BodyPublishers.ofString(said.toString())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    }

    private HttpResponse<byte[]> call(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= 500) {
                throw new GatewayDown("the access point answers " + response.statusCode());
            }
            return response;
        } catch (IOException e) {
            throw new GatewayDown("the access point does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayDown("interrupted while waiting for the access point", e);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return JsonMapper.shared().readTree(response.body());
        } catch (JacksonException e) {
            throw new GatewayDown("the access point answers what is no JSON", e);
        }
    }
}
