package coop.ouvrage.simulators.directory;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;

/** A name server of one zone that answers NAPTR questions over UDP (RFC 1035, RFC 3403). */
final class NameServer implements AutoCloseable {

    private static final int NAPTR = 35;

    /**
     * @param code of DNS: 0 found, 2 failure, 3 no such name; below 0 no answer at all
     * @param expression of the record
     */
    record Answer(int code, String expression) {
        static final Answer FAILURE = new Answer(2, "");
        static final Answer NO_SUCH_NAME = new Answer(3, "");
        static final Answer SILENCE = new Answer(-1, "");
    }

    private final DatagramSocket socket;
    private final Function<String, Answer> records;
    private final String zone;

    private NameServer(DatagramSocket socket, Function<String, Answer> records, String zone) {
        this.socket = socket;
        this.records = records;
        this.zone = zone;
    }

    static NameServer start(Function<String, Answer> records, String zone) {
        try {
            NameServer server = new NameServer(new DatagramSocket(0, InetAddress.getLoopbackAddress()), records, zone);
            Thread.ofPlatform().daemon().name("name server simulator").start(server::serve);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        byte[] buffer = new byte[2048];
        while (!socket.isClosed()) {
            DatagramPacket question = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(question);
                byte[] answer = answer(java.util.Arrays.copyOf(buffer, question.getLength()));
                if (answer.length > 0) {
                    socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
                }
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private byte[] answer(byte[] question) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(question).position(12);
        StringBuilder name = new StringBuilder();
        for (int length = in.get(); length > 0; length = in.get()) {
            byte[] label = new byte[length];
            in.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
        }
        int end = in.position() + 4;
        String asked = name.toString().toLowerCase(Locale.ROOT);
        Answer answer = asked.endsWith("." + zone)
                ? records.apply(asked.substring(0, asked.indexOf('.')))
                : Answer.NO_SUCH_NAME;
        return answer.code() < 0 ? new byte[0] : message(question, end, answer);
    }

    private static byte[] message(byte[] question, int end, Answer answer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        boolean found = answer.code() == 0;
        out.write(question, 0, 2);
        out.writeShort(0x8400 | question[2] << 8 & 0x100 | answer.code());
        out.writeShort(1);
        out.writeShort(found ? 1 : 0);
        out.writeInt(0);
        out.write(question, 12, end - 12);
        if (found) {
            byte[] record = record(answer.expression());
            out.writeShort(0xC00C);
            out.writeShort(NAPTR);
            out.writeShort(1);
            out.writeInt(60);
            out.writeShort(record.length);
            out.write(record);
        }
        return bytes.toByteArray();
    }

    private static byte[] record(String expression) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(100);
        out.writeShort(10);
        for (String text : new String[] {"U", "Meta:SMP", expression}) {
            out.writeByte(text.length());
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        out.writeByte(0);
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
