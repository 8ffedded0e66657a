package coop.ouvrage.app.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** What makes each part of a backup unchangeable: its content, its place among the others, and whether it is the last. */
sealed interface Seal {

    byte[] close(byte[] part, int length, long number, boolean last);

    /** @throws DamagedBackup if it is not what was closed, there and so */
    byte[] open(byte[] sealed, long number, boolean last) throws IOException;

    /**
     * AES-256 in Galois/counter mode: nobody reads or changes a part without the key. The key belongs to one file, so that the number
     * of a part is nonce enough; the head of the file is authenticated with every part.
     */
    record Encrypted(SecretKey key, byte[] head) implements Seal {

        @Override
        public byte[] close(byte[] part, int length, long number, boolean last) {
            try {
                return cipher(Cipher.ENCRYPT_MODE, number, last).doFinal(part, 0, length);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("cannot encrypt", e);
            }
        }

        @Override
        public byte[] open(byte[] sealed, long number, boolean last) throws IOException {
            try {
                return cipher(Cipher.DECRYPT_MODE, number, last).doFinal(sealed);
            } catch (AEADBadTagException e) {
                throw new DamagedBackup(
                        number == 0 ? "it was sealed with another key, or is damaged" : "it is damaged");
            } catch (GeneralSecurityException e) {
                throw new DamagedBackup("it is damaged");
            }
        }

        private Cipher cipher(int mode, long number, boolean last) throws GeneralSecurityException {
            byte[] nonce =
                    ByteBuffer.allocate(12).putLong(number).putInt(last ? 1 : 0).array();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(128, nonce));
            cipher.updateAAD(head);
            return cipher;
        }
    }

    /** A checksum before each part: shows damage and a missing end, not somebody who changes the file on purpose. */
    record Checked(byte[] head) implements Seal {

        private static final int LENGTH = 32;

        @Override
        public byte[] close(byte[] part, int length, long number, boolean last) {
            byte[] sealed = new byte[LENGTH + length];
            System.arraycopy(part, 0, sealed, LENGTH, length);
            System.arraycopy(sum(part, 0, length, number, last), 0, sealed, 0, LENGTH);
            return sealed;
        }

        @Override
        public byte[] open(byte[] sealed, long number, boolean last) throws IOException {
            if (sealed.length < LENGTH
                    || !MessageDigest.isEqual(
                            Arrays.copyOf(sealed, LENGTH), sum(sealed, LENGTH, sealed.length - LENGTH, number, last))) {
                throw new DamagedBackup("it is damaged");
            }
            return Arrays.copyOfRange(sealed, LENGTH, sealed.length);
        }

        private byte[] sum(byte[] from, int offset, int length, long number, boolean last) {
            MessageDigest digest = sha256();
            digest.update(head);
            digest.update(
                    ByteBuffer.allocate(12).putLong(number).putInt(last ? 1 : 0).array());
            digest.update(from, offset, length);
            return digest.digest();
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
