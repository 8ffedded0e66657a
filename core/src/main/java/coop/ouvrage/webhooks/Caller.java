package coop.ouvrage.webhooks;

import coop.ouvrage.access.SealedSecrets;
import coop.ouvrage.installation.Outgoing;
import coop.ouvrage.webhooks.CallOutbox.Due;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes the calls that wait. Each runs by itself, so that a slow address holds up no other, and no transaction waits for the net. */
@Component
class Caller {

    private static final Logger LOG = LoggerFactory.getLogger(Caller.class);
    private static final int AT_ONCE = 20;

    private final CallOutbox outbox;
    private final SealedSecrets secrets;
    private final Reach reach;
    private final Outgoing outgoing;

    Caller(CallOutbox outbox, SealedSecrets secrets, Reach reach, Outgoing outgoing) {
        this.outbox = outbox;
        this.secrets = secrets;
        this.reach = reach;
        this.outgoing = outgoing;
    }

    @Scheduled(fixedDelay = 5_000, initialDelay = 10_000)
    void round() {
        call();
    }

    /** Makes the calls that are due; answers how many. */
    int call() {
        if (outgoing.isHeld()) {
            return 0;
        }
        int made = 0;
        for (List<Due> due = outbox.take(AT_ONCE); !due.isEmpty(); due = outbox.take(AT_ONCE)) {
            try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
                due.forEach(one -> each.submit(() -> make(one)));
            }
            made += due.size();
        }
        return made;
    }

    private void make(Due call) {
        try {
            Optional<String> secret = secrets.open(call.webhook(), call.secretSealed());
            Target target = Target.of(call.address());
            Optional<InetAddress> address = target.resolve(reach.anywhere());
            if (secret.isEmpty()) {
                outbox.failed(call, null, "secret_unreadable");
            } else if (address.isEmpty()) {
                outbox.failed(call, null, "address_private");
            } else {
                judge(call, Wire.post(target, address.get(), headers(call, secret.get()), body(call)));
            }
        } catch (UnknownHostException e) {
            outbox.failed(call, null, "address_unknown");
        } catch (IOException e) {
            outbox.failed(call, null, "no_answer");
        } catch (RuntimeException e) {
            LOG.error("call {} broke off", call.id(), e);
            outbox.failed(call, null, "broke_off");
        }
    }

    private void judge(Due call, int status) {
        if (status >= 200 && status < 300) {
            outbox.arrived(call.id(), status);
        } else {
            outbox.failed(call, status, "answered");
        }
    }

    private static Map<String, String> headers(Due call, String secret) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Ouvrage-Event", call.event());
        headers.put("Ouvrage-Call", call.id().toString());
        headers.put("Ouvrage-Signature", CallSignature.of(secret, call.now().toEpochSecond(), call.body()));
        return headers;
    }

    private static byte[] body(Due call) {
        return call.body().getBytes(StandardCharsets.UTF_8);
    }
}
