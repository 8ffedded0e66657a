package coop.ouvrage.webhooks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One HTTP POST to an address that was judged before: a client that resolves the name again could be led elsewhere. Follows no
 * redirect and reads no more than the status of the answer.
 */
final class Wire {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 10_000;
    private static final int LONGEST_STATUS = 200;

    private Wire() {}

    /** The status of the answer. */
    static int post(Target target, InetAddress address, Map<String, String> headers, byte[] body) throws IOException {
        try (Socket socket = connected(target, address)) {
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            out.write(head(target, headers, body.length).getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            return status(line(socket.getInputStream()));
        }
    }

    private static Socket connected(Target target, InetAddress address) throws IOException {
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(address, target.port()), CONNECT_MILLIS);
            plain.setSoTimeout(READ_MILLIS);
            return target.isTls() ? secured(target, plain) : plain;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    /** The certificate must be one of the name, although the call goes to the address. */
    private static Socket secured(Target target, Socket plain) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, target.host(), target.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static String head(Target target, Map<String, String> headers, int length) {
        StringBuilder head = new StringBuilder("POST " + target.path() + " HTTP/1.1\r\n");
        head.append("Host: ").append(target.uri().getRawAuthority()).append("\r\n");
        head.append("Connection: close\r\nContent-Type: application/json\r\nUser-Agent: Ouvrage\r\n");
        head.append("Content-Length: ").append(length).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int sign = in.read(); sign >= 0 && sign != '\n' && line.length() < LONGEST_STATUS; sign = in.read()) {
            line.append((char) sign);
        }
        return line.toString().strip();
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.[01] \\d{3}( .*)?")) {
            throw new IOException("no HTTP answer");
        }
        return Integer.parseInt(line.substring(9, 12));
    }
}
