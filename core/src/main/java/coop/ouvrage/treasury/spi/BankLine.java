package coop.ouvrage.treasury.spi;

import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movement of one of our bank accounts.
 *
 * @param entity legal entity that holds the account
 * @param bookedOn the bank's booking date
 * @param amount received if positive, paid if negative
 * @param counterparty name as the bank gives it, may be empty
 * @param counterAccount account as the bank gives it, may be empty or no IBAN
 * @param structured reference of the structured field as it was sent, even with wrong check digits; may be empty
 * @param references valid structured references, from that field and from the free text
 * @param text free text
 * @param endToEndId given by who ordered the payment; empty if none
 * @param batchReference our payment block, on the debit of a batch; empty if unknown
 * @param returnReason why a payment of ours came back, such as {@code AC04}; empty if it is none
 * @param bankCode the bank's code for the kind of movement
 * @param instructed what the payer ordered in another currency; null if the bank names none
 * @param attempt begins at 1; one more each time that a match was undone
 */
public record BankLine(
        UUID id,
        String entity,
        LocalDate bookedOn,
        Money amount,
        String counterparty,
        String counterAccount,
        String structured,
        List<StructuredReference> references,
        String text,
        String endToEndId,
        String batchReference,
        String returnReason,
        String bankCode,
        @Nullable Instructed instructed,
        int attempt) {

    /** An amount in another currency than the euro, ISO 4217. */
    public record Instructed(String currency, BigDecimal amount) {}

    public BankLine {
        references = List.copyOf(references);
    }

    public boolean isCredit() {
        return amount.isPositive();
    }

    /** The account of the other side, if it is an IBAN. */
    public Optional<Iban> counterIban() {
        return Iban.parse(counterAccount);
    }

    /** Key for an entry about this line: the same for ever, another one after an undone match. */
    public String key(String what) {
        return "bank-line:" + id + ":" + attempt + ":" + what;
    }

    /** Names and accounts stay out of logs. */
    @Override
    public String toString() {
        return "BankLine[" + id + ", " + bookedOn + ", " + amount + "]";
    }
}
