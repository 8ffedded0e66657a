package coop.ouvrage.treasury.format;

import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order to the bank: SEPA credit transfers in one or more blocks, written as pain.001.
 *
 * @param messageId        unique for the account over months, at most 35 SEPA characters
 * @param created          local time of the making
 * @param initiator        name of who sends the file
 * @param enterpriseNumber of who sends the file, ten digits (issuer KBO-BCE), or null
 */
public record PaymentFile(
        String messageId,
        LocalDateTime created,
        String initiator,
        @Nullable String enterpriseNumber,
        List<Block> blocks) {

    private static final Money LARGEST = Money.of("999999999.99");

    /**
     * The versions that banks and Isabel take.
     */
    public enum Version {
        PAIN_001_001_03("pain.001.001.03"),
        PAIN_001_001_09("pain.001.001.09");

        private final String code;

        Version(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** What a block pays. */
    public enum Kind {
        /** Category purpose SALA and one booking for all, so that no name stands on our statement. */
        WAGES,
        /** Suppliers, refunds, cost claims. */
        OTHER
    }

    /**
     * Transfers from one account on one day.
     *
     * @param id            payment information identification, at most 35 SEPA characters; it comes back on the statement
     * @param executionDate a day on which banks settle
     * @param debtorBic     or null: banks find it
     */
    public record Block(
            String id,
            Kind kind,
            LocalDate executionDate,
            String debtor,
            Iban account,
            @Nullable String debtorBic,
            List<Transfer> transfers) {

        /** @throws IllegalArgumentException if the identification cannot stand, or there is no transfer */
        public Block {
            transfers = List.copyOf(transfers);
            require(SepaText.isIdentification(id, 35), "payment block identification " + id);
            require(!transfers.isEmpty(), "payment block without transfer " + id);
        }

        public Money total() {
            return Money.sum(transfers.stream().map(Transfer::amount).toList());
        }
    }

    /**
     * One credit transfer.
     *
     * @param endToEndId ours, unique for ever, at most 35 SEPA characters: every answer and return is found by it
     * @param amount     0.01 to 999,999,999.99
     * @param bic        of the beneficiary's bank, or null
     */
    public record Transfer(
            String endToEndId,
            Money amount,
            String beneficiary,
            Iban account,
            @Nullable String bic,
            Remittance remittance) {

        /** @throws IllegalArgumentException if the identification cannot stand, or SEPA has no such amount */
        public Transfer {
            require(SepaText.isIdentification(endToEndId, 35), "end-to-end identification " + endToEndId);
            require(amount.isPositive() && amount.compareTo(LARGEST) <= 0, "amount of " + endToEndId);
            require(!beneficiary.isBlank(), "beneficiary of " + endToEndId);
        }
    }

    /**
     * @throws IllegalArgumentException if an identification cannot stand or is used twice, or there is no block
     */
    public PaymentFile {
        blocks = List.copyOf(blocks);
        require(SepaText.isIdentification(messageId, 35), "message identification " + messageId);
        require(!blocks.isEmpty(), "payment file without block");
        Set<String> seen = new HashSet<>();
        for (Block block : blocks) {
            require(seen.add("block " + block.id()), "payment block twice: " + block.id());
            for (Transfer transfer : block.transfers()) {
                require(seen.add(transfer.endToEndId()), "end-to-end identification twice: " + transfer.endToEndId());
            }
        }
    }

    /** Count of transfers in all blocks. */
    public int count() {
        return blocks.stream().mapToInt(block -> block.transfers().size()).sum();
    }

    public Money total() {
        return Money.sum(blocks.stream().map(Block::total).toList());
    }

    /** The file: UTF-8 without mark, the same bytes for the same order. */
    public byte[] write(Version version) {
        return new PaymentWriter(this, version).write();
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException("not accepted by SEPA: " + what);
        }
    }
}
