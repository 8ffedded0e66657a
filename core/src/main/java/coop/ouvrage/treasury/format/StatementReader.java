package coop.ouvrage.treasury.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells the format of a file, hands it to the reader of that format, checks what is the same for all. */
final class StatementReader {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset CP850 = Charset.forName("IBM850");

    /** Where 850 has letters with accents that stand in French, Dutch and German, 1252 has marks or nothing: ü é â ä à å ç ê ë è ï î ì Ä Å É. */
    private static final String LETTERS_OF_850 =
            "\u0081\u0082\u0083\u0084\u0085\u0086\u0087\u0088\u0089\u008a\u008b\u008c\u008d\u008e\u008f\u0090\u0093\u0094\u0096\u0097\u0099\u009a";

    private static final int FIRST_LETTER_OF_1252 = 0xc0;
    private static final int MOST_REJECTED_ONE_BY_ONE = 1000;

    private final byte[] bytes;
    private final Reading reading = new Reading();
    private String format = StatementFile.UNKNOWN;
    private String version = "";

    StatementReader(byte[] bytes) {
        this.bytes = bytes;
    }

    StatementFile read() {
        if (bytes.length > StatementFile.LARGEST) {
            reading.find(0, FindingCode.TOO_LARGE, StatementFile.LARGEST);
            return file(0);
        }
        String text = decode();
        List<String> lines = text.lines().toList();
        if (text.isBlank()) {
            reading.find(0, FindingCode.EMPTY_FILE);
        } else if (text.stripLeading().startsWith("<")) {
            readCamt(text);
        } else if (CodaReader.recognises(lines)) {
            format = StatementFile.CODA;
            version = new CodaReader(reading).read(lines);
        } else {
            reading.find(1, FindingCode.FORMAT_UNKNOWN);
            rejectAll(lines);
        }
        StatementChecks.joins(reading);
        return file(lines.size());
    }

    private void readCamt(String text) {
        CamtReader reader = new CamtReader(reading);
        reader.read(text);
        format = reader.format();
        version = reader.version();
    }

    private StatementFile file(int lines) {
        return new StatementFile(
                format, version, fingerprint(), reading.statements, reading.findings, reading.rejected, lines);
    }

    /**
     * Strictly UTF-8, else Windows-1252, or the code page 850 of older programs if its letters are what stands there: no bank tells, and a
     * wrong guess moves the columns of CODA.
     */
    private String decode() {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = decodeOther();
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private String decodeOther() {
        Charset charset = isUtf16() ? StandardCharsets.UTF_16 : isCodePage850() ? CP850 : WINDOWS_1252;
        String text = new String(bytes, charset);
        boolean declared = text.lines()
                .findFirst()
                .map(line -> line.matches("(?is).*<\\?xml[^>]*encoding=[\"'](iso-8859|windows-125|utf-16).*"))
                .orElse(false);
        if (!declared) {
            reading.find(0, FindingCode.ENCODING, charset.equals(WINDOWS_1252) ? "Windows-1252" : charset.name());
        }
        return text;
    }

    private boolean isUtf16() {
        int first = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        return first == 0xfeff || first == 0xfffe;
    }

    /** Its letters beside another letter, more often than those of Windows-1252. */
    private boolean isCodePage850() {
        int old = 0;
        int windows = 0;
        for (int i = 1; i < bytes.length; i++) {
            int one = bytes[i] & 0xff;
            if (one >= FIRST_LETTER_OF_1252) {
                windows++;
            } else if (LETTERS_OF_850.indexOf(one) >= 0 && (isLetter(i - 1) || isLetter(i + 1))) {
                old++;
            }
        }
        return old > windows;
    }

    private boolean isLetter(int at) {
        return at < bytes.length && (bytes[at] >= 'A' && bytes[at] <= 'Z' || bytes[at] >= 'a' && bytes[at] <= 'z');
    }

    private void rejectAll(List<String> lines) {
        int count = Math.min(lines.size(), MOST_REJECTED_ONE_BY_ONE);
        for (int i = 0; i < count; i++) {
            if (!lines.get(i).isBlank()) {
                reading.reject(i + 1, lines.get(i), new Rejection("format"));
            }
        }
        if (lines.size() > count) {
            String rest = lines.get(count);
            reading.reject(count + 1, rest, new Rejection("format_rest", Integer.toString(lines.size() - count)));
        }
    }

    private String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
