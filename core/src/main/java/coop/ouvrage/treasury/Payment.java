package coop.ouvrage.treasury;

import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import java.util.Locale;
import java.util.UUID;

/**
 * A transfer to be made.
 *
 * @param endToEndId ours, unique for ever, at most 35 characters of SEPA; it finds the payment again when it returns
 * @param party who is paid
 * @param remittance structured reference or free text for the beneficiary
 * @param sourceType what is paid, such as {@code payslip} or {@code claim}; with {@code sourceId} paid once only
 * @param clears the debt that it settles, kept by party
 */
public record Payment(
        String endToEndId,
        UUID party,
        Iban iban,
        Money amount,
        String remittance,
        String sourceType,
        UUID sourceId,
        AccountRole clears) {

    public Payment {
        if (!clears.byParty()) {
            throw new IllegalArgumentException("a payment settles a debt kept by party, not " + clears);
        }
    }

    /** A net wage. */
    public static Payment wage(UUID payslip, UUID worker, Iban iban, Money net, String remittance) {
        return of("payslip", payslip, worker, iban, net, remittance, AccountRole.NET_WAGES_PAYABLE);
    }

    /** An approved cost claim. */
    public static Payment claim(UUID claim, UUID claimant, Iban iban, Money amount, String remittance) {
        return of("claim", claim, claimant, iban, amount, remittance, AccountRole.CLAIMS_PAYABLE);
    }

    /** Money that a client paid too much. */
    public static Payment refund(UUID credit, UUID client, Iban iban, Money amount, String remittance) {
        return of("client-credit", credit, client, iban, amount, remittance, AccountRole.CLIENT_CREDIT);
    }

    /** With an end-to-end identification of its own for this attempt to pay. */
    public static Payment of(
            String sourceType,
            UUID sourceId,
            UUID party,
            Iban iban,
            Money amount,
            String remittance,
            AccountRole clears) {
        // Capitals only: CODA knows no others, so that banks return it like this.
        String id = "OV" + TimeOrderedId.next().toString().replace("-", "").toUpperCase(Locale.ROOT);
        return new Payment(id, party, iban, amount, remittance, sourceType, sourceId, clears);
    }
}
