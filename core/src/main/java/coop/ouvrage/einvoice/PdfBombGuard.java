package coop.ouvrage.einvoice;

import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Refuses a PDF whose structure inflates beyond a bound. A PDF reader inflates object and cross-reference streams while it
 * opens the file, before anybody can stop it; so they are measured first.
 */
final class PdfBombGuard {

    private static final long MOST_INFLATED_BYTES = 200L * 1024 * 1024;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final int DICTIONARY_WINDOW = 2048;

    private PdfBombGuard() {}

    static void check(byte[] file) throws UnreadableException {
        long total = 0;
        for (int at = next(file, 0); at >= 0; at = next(file, at + STREAM.length)) {
            if (!structural(file, at)) {
                continue;
            }
            total += inflated(file, dataStart(file, at), MOST_INFLATED_BYTES - total);
            if (total >= MOST_INFLATED_BYTES) {
                throw new UnreadableException("bomb");
            }
        }
    }

    private static int next(byte[] file, int from) {
        for (int i = from; i <= file.length - STREAM.length; i++) {
            if (java.util.Arrays.equals(file, i, i + STREAM.length, STREAM, 0, STREAM.length)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean structural(byte[] file, int at) {
        int from = Math.max(0, at - DICTIONARY_WINDOW);
        String before = new String(file, from, at - from, StandardCharsets.ISO_8859_1);
        String dictionary = before.substring(Math.max(0, before.lastIndexOf(" obj")));
        return dictionary.contains("ObjStm") || dictionary.contains("XRef") || dictionary.contains("#");
    }

    private static int dataStart(byte[] file, int at) {
        int start = at + STREAM.length;
        if (start < file.length && file[start] == '\r') {
            start++;
        }
        return start < file.length && file[start] == '\n' ? start + 1 : start;
    }

    private static long inflated(byte[] file, int start, long bound) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(file, start, file.length - start);
            byte[] buffer = new byte[64 * 1024];
            long size = 0;
            while (size < bound && !inflater.finished()) {
                int n = inflater.inflate(buffer);
                if (n == 0) {
                    break;
                }
                size += n;
            }
            return size;
        } catch (DataFormatException e) {
            // Not packed, or packed otherwise: the PDF reader will say what is wrong with it.
            return 0;
        } finally {
            inflater.end();
        }
    }
}
