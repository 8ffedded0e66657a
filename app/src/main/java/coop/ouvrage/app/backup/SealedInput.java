package coop.ouvrage.app.backup;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads what {@link SealedOutput} wrote; nothing of a part is given before the whole part was proved. */
final class SealedInput extends InputStream {

    /** A part, its seal, and room for another kind of seal one day. */
    private static final int LONGEST = SealedOutput.PART + 1024;

    private final DataInputStream in;
    private final Seal seal;
    private byte[] part = {};
    private int at;
    private long number;
    private boolean last;

    SealedInput(InputStream in, Seal seal) {
        this.in = new DataInputStream(in);
        this.seal = seal;
    }

    @Override
    public int read() throws IOException {
        return fill() ? part[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int some = Math.min(length, part.length - at);
        System.arraycopy(part, at, into, offset, some);
        at += some;
        return some;
    }

    /** Whether there is more. */
    private boolean fill() throws IOException {
        while (at == part.length) {
            if (last) {
                return false;
            }
            readPart();
        }
        return true;
    }

    private void readPart() throws IOException {
        try {
            int length = in.readInt();
            last = length < 0;
            int size = Math.abs(length);
            if (size > LONGEST || size <= 0) {
                throw new DamagedBackup("it is damaged");
            }
            part = seal.open(in.readNBytes(size), number++, last);
            at = 0;
        } catch (EOFException e) {
            throw new DamagedBackup("its end is missing");
        }
        if (last && in.read() >= 0) {
            throw new DamagedBackup("something was added at its end");
        }
    }

    /** Proves everything that was not read yet. */
    void toEnd() throws IOException {
        while (fill()) {
            at = part.length;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
