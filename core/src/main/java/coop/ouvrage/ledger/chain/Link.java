package coop.ouvrage.ledger.chain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One link of the chain of an entity.
 *
 * @param position from 1, without gaps
 * @param seal SHA-256 over entity, position, the seal before and the hash of the entry
 */
record Link(String entity, long position, String seal) {

    /** The seal before the first one. */
    private static final String NOTHING = "0".repeat(64);

    static Link start(String entity) {
        return new Link(entity, 0, NOTHING);
    }

    /**
     * The link that follows when an entry is added: the SHA-256 of five lines in ASCII, each ending in a line feed: {@code
     * ouvrage-seal-1}, entity, position, seal before, hash of the entry, the last two in lower-case hexadecimal.
     */
    Link next(byte[] entryHash) {
        String text = "ouvrage-seal-1\n%s\n%d\n%s\n%s\n"
                .formatted(entity, position + 1, seal, HexFormat.of().formatHex(entryHash));
        return new Link(entity, position + 1, HexFormat.of().formatHex(sha256(text)));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
