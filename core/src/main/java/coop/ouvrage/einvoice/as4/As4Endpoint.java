package coop.ouvrage.einvoice.as4;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where other access points hand over their messages; the network's publisher names this address. */
@RestController
@Hidden
@ConditionalOnProperty(As4Configuration.KEY_STORE)
final class As4Endpoint {

    static final String PATH = "/as4";

    private final As4Reception reception;

    As4Endpoint(As4Reception reception) {
        this.reception = reception;
    }

    @PostMapping(PATH)
    ResponseEntity<byte[]> take(HttpServletRequest request) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        As4Reception.Reply reply = reception.take(headers, request.getInputStream());
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(reply.status());
        reply.headers().forEach(answer::header);
        return answer.body(reply.body());
    }
}
