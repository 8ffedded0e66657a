package coop.ouvrage.treasury;

import coop.ouvrage.treasury.spi.PaymentOwner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells the owner of a payment's source what became of it. */
@Component
class PaymentOwners {

    private final ObjectProvider<PaymentOwner> owners;
    private final Map<String, List<PaymentOwner>> byType = new ConcurrentHashMap<>();

    PaymentOwners(ObjectProvider<PaymentOwner> owners) {
        this.owners = owners;
    }

    void sent(SentPayment payment, LocalDate execution) {
        tell(payment, owner -> owner.sent(payment.sourceId(), execution));
    }

    void paid(List<SentPayment> payments, LocalDate on) {
        Map<String, List<UUID>> sources = new LinkedHashMap<>();
        payments.forEach(payment -> sources.computeIfAbsent(payment.sourceType(), type -> new ArrayList<>())
                .add(payment.sourceId()));
        sources.forEach((type, of) -> of(type).forEach(owner -> owner.paid(of, on)));
    }

    void cancelled(SentPayment payment) {
        tell(payment, owner -> owner.cancelled(payment.sourceId()));
    }

    void returned(SentPayment payment, LocalDate on, String reason) {
        tell(payment, owner -> owner.returned(payment.sourceId(), payment.amount(), on, reason));
    }

    private void tell(SentPayment payment, Consumer<PaymentOwner> what) {
        of(payment.sourceType()).forEach(what);
    }

    private List<PaymentOwner> of(String sourceType) {
        return byType.computeIfAbsent(
                sourceType,
                type -> owners.stream()
                        .filter(owner -> owner.sourceType().equals(type))
                        .toList());
    }
}
