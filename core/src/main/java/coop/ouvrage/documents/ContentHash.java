package coop.ouvrage.documents;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** SHA-256 of a content, in hexadecimal: the name under which it is kept and by which a change is noticed. */
public record ContentHash(String hex) {

    public ContentHash {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256 in hexadecimal");
        }
    }

    public static ContentHash of(byte[] content) {
        return of(Stream.of(content));
    }

    /** Of parts that make one content in their order, and that never stand in memory together. */
    public static ContentHash of(Stream<byte[]> parts) {
        MessageDigest digest = digest();
        parts.forEachOrdered(digest::update);
        return new ContentHash(HexFormat.of().formatHex(digest.digest()));
    }

    /** For content that is hashed while it is written elsewhere. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
