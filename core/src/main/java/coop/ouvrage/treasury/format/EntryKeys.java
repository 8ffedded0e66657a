package coop.ouvrage.treasury.format;

import coop.ouvrage.money.Iban;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Gives each entry its key for ever. Made from what every export of the same movement says: account, day, amount and the
 * bank's reference; without a reference, what explains the entry. Equal ones are told apart by their rank among their
 * equals, not by their place in the file, which differs between a daily and a monthly export. So the CODA and the
 * CAMT of a bank that gives the same reference in both have the same keys.
 */
final class EntryKeys {

    private final Map<String, Integer> seen = new HashMap<>();

    List<Entry> keyed(String account, List<Entry> entries) {
        String iban = Iban.ofBelgianNumber(account).map(Iban::value).orElse(account);
        List<Entry> keyed = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            String identity = identity(iban, entry);
            int rank = seen.merge(identity, 1, Integer::sum);
            keyed.add(entry.withKey(hash(identity + '\n' + rank)));
        }
        return keyed;
    }

    private static String identity(String account, Entry entry) {
        BigDecimal amount = entry.amount().stripTrailingZeros();
        List<String> parts = new ArrayList<>(List.of(
                account,
                entry.currency(),
                String.valueOf(entry.date()),
                amount.toPlainString(),
                entry.bankReference(),
                entry.isBooked() ? "" : entry.status()));
        if (entry.bankReference().isEmpty()) {
            Transaction transaction = entry.transaction();
            parts.addAll(List.of(
                    String.valueOf(entry.valueDate()),
                    entry.transactionCode(),
                    transaction.endToEndId(),
                    transaction.reference(),
                    transaction.counterparty().account()));
        }
        return String.join("\n", parts);
    }

    private static String hash(String identity) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
