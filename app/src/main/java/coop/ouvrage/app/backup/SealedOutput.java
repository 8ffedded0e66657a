package coop.ouvrage.app.backup;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes what is given in sealed parts of a megabyte, each behind its length; the sign of the length tells the last one. */
final class SealedOutput extends OutputStream {

    static final int PART = 1 << 20;

    private final DataOutputStream out;
    private final Seal seal;
    private final byte[] part = new byte[PART];
    private int filled;
    private long number;
    private boolean closed;

    SealedOutput(OutputStream out, Seal seal) {
        this.out = new DataOutputStream(out);
        this.seal = seal;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == PART) {
                writePart(false);
            }
            int some = Math.min(left, PART - filled);
            System.arraycopy(bytes, from, part, filled, some);
            filled += some;
            from += some;
            left -= some;
        }
    }

    private void writePart(boolean last) throws IOException {
        byte[] sealed = seal.close(part, filled, number++, last);
        out.writeInt(last ? -sealed.length : sealed.length);
        out.write(sealed);
        filled = 0;
    }

    /** Writes the last part and leaves what is below open. */
    void end() throws IOException {
        if (!closed) {
            closed = true;
            writePart(true);
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        end();
        out.close();
    }
}
