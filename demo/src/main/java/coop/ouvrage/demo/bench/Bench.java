package coop.ouvrage.demo.bench;

import coop.ouvrage.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one page of the bench. */
public record Bench(
        LocalDate today,
        List<Happening> happenings,
        List<Guest> guests,
        List<Mail> mails,
        Map<String, String> authorityModes,
        String authority,
        boolean registerAnswers,
        List<Due> dues,
        List<Payer> payers,
        List<StatementFile> statements,
        List<Order> orders,
        String mailsTo) {

    /** The support team, or everybody else. */
    public List<Guest> guests(boolean officers) {
        return guests.stream().filter(guest -> guest.isOfficer() == officers).toList();
    }

    /** Somebody whom the visitor can be. */
    public record Guest(UUID user, String name, String login, List<String> roles, boolean isOfficer) {}

    /** A mail that the application sent; the code, if there is one, is what its reader types in. */
    public record Mail(
            Instant at,
            String to,
            String subject,
            String body,
            @Nullable String link,
            @Nullable String code) {}

    /** How often something happened since the clock was last turned, by its action in the audit trail. */
    public record Happening(String action, long times) {}

    /** An invoice that a client can pay. */
    public record Due(UUID invoice, String number, String client, Money open, LocalDate dueOn) {}

    /** A client that can go bankrupt. */
    public record Payer(UUID client, String name) {}

    /** A statement that the bank has cut, to download in both forms and to import. */
    public record StatementFile(String iban, String id, boolean isImported) {}

    /** A payment batch that the bank has; its answer (pain.002) can be downloaded. */
    public record Order(String reference, int payments, Money total, LocalDate executedOn, boolean isBooked) {}
}
