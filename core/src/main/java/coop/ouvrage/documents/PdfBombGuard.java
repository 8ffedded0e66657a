package coop.ouvrage.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * Finds a PDF that inflates beyond a bound. A PDF reader inflates object and cross-reference streams while it
 * opens the file, before anybody can stop it; so they are measured first.
 */
public final class PdfBombGuard {

    private static final long MOST_INFLATED_BYTES = 200L * 1024 * 1024;
    private static final long MOST_BETWEEN_FILTERS = 10L * 1024 * 1024;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final int DICTIONARY_WINDOW = 2048;

    private PdfBombGuard() {}

    /** Whether opening the file would inflate too much: asked before any reader opens it. */
    public static boolean structureTooLarge(byte[] file) {
        long total = 0;
        for (int at = next(file, 0); at >= 0; at = next(file, at + STREAM.length)) {
            if (!structural(file, at)) {
                continue;
            }
            total += inflated(file, dataStart(file, at), MOST_INFLATED_BYTES - total);
            if (total >= MOST_INFLATED_BYTES) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether whoever shows the pages would inflate too much. Pictures are left out: readers draw them at the size of the screen, and a
     * scan in colour is large without harm.
     */
    static boolean contentTooLarge(PDDocument document) throws IOException {
        Inflated total = new Inflated(MOST_INFLATED_BYTES);
        for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
            if (document.getDocument().getObjectFromPool(key).getObject() instanceof COSStream stream
                    && !COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))
                    && !fits(stream, total)) {
                return true;
            }
        }
        return false;
    }

    /** What a filter gives to the next one is held in memory, and so may not be larger than a file that we take. */
    private static boolean fits(COSStream stream, Inflated total) throws IOException {
        List<COSName> filters = filters(stream.getFilters());
        try (InputStream raw = stream.createRawInputStream()) {
            InputStream from = raw;
            for (int i = 0; i < filters.size(); i++) {
                boolean last = i == filters.size() - 1;
                Inflated into = last ? total : new Inflated(MOST_BETWEEN_FILTERS);
                OutputStream kept = last ? OutputStream.nullOutputStream() : new ByteArrayOutputStream();
                FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(from, into.to(kept), stream, i);
                from = last ? from : new ByteArrayInputStream(((ByteArrayOutputStream) kept).toByteArray());
            }
            return true;
        } catch (TooLarge e) {
            return false;
        }
    }

    private static List<COSName> filters(@Nullable COSBase filters) {
        return switch (filters) {
            case COSName one -> List.of(one);
            case COSArray several ->
                StreamSupport.stream(several.spliterator(), false)
                        .map(each -> each instanceof COSObject named ? named.getObject() : each)
                        .filter(COSName.class::isInstance)
                        .map(COSName.class::cast)
                        .toList();
            case null, default -> List.of();
        };
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** Counts over all streams. */
    private static final class Inflated {

        private long left;

        Inflated(long most) {
            this.left = most;
        }

        OutputStream to(OutputStream target) {
            return new OutputStream() {
                @Override
                public void write(int one) throws IOException {
                    take(1);
                    target.write(one);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    take(length);
                    target.write(bytes, from, length);
                }
            };
        }

        private void take(long bytes) throws TooLarge {
            left -= bytes;
            if (left < 0) {
                throw new TooLarge();
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
