package coop.ouvrage.simulators.bank;

import java.time.format.DateTimeFormatter;
import java.util.Map;

/** What happens at the bank: kept in its archive first, then in its state. */
final class Events {

    private final Archive archive;
    private final BankState state;

    Events(Archive archive, BankState state) {
        this.archive = archive;
        this.state = state;
    }

    void happen(String kind, Object data) {
        archive.append(kind, data);
        state.remember(data);
    }

    /** For who reads the log of the bank; nothing depends on it. */
    void note(String kind, Map<String, Object> facts) {
        archive.note(state.today, kind, facts);
    }

    /** Books a movement under the next reference of the bank, on the day on which the bank is. */
    Movement book(
            String account,
            long cents,
            Movement.Kind kind,
            String name,
            String iban,
            String reference,
            String text,
            String endToEndId,
            String batchId,
            String reason,
            int count) {
        int number = state.booked + 1;
        String bankReference = "SIM" + DateTimeFormatter.BASIC_ISO_DATE.format(state.today) + "%07d".formatted(number);
        Movement movement = new Movement(
                account,
                state.today,
                bankReference,
                cents,
                kind,
                name,
                iban,
                reference,
                text,
                endToEndId,
                batchId,
                reason,
                count);
        happen("movement", movement);
        note("movement", Map.of("reference", bankReference, "cents", cents, "kind", kind.name()));
        return movement;
    }
}
