package coop.ouvrage.webhooks;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where a call goes. Only addresses of the public internet over TLS, unless the installation allows others: a webhook must not become
 * a way to reach what stands behind the firewall. The name is resolved once, judged, and the call is made to that very address.
 */
record Target(URI uri) {

    private static final int LONGEST = 500;

    /** Why an address cannot be one, as a code; empty if it can. Says nothing of where its name leads. */
    static Optional<String> fault(String address, boolean anywhere) {
        if (address.length() > LONGEST) {
            return Optional.of("webhooks.address_unreadable");
        }
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            return Optional.of("webhooks.address_unreadable");
        }
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            return Optional.of("webhooks.address_unreadable");
        }
        boolean plain = "http".equalsIgnoreCase(uri.getScheme()) && anywhere;
        return "https".equalsIgnoreCase(uri.getScheme()) || plain
                ? Optional.empty()
                : Optional.of("webhooks.address_not_https");
    }

    static Target of(String address) {
        return new Target(URI.create(address));
    }

    boolean isTls() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        return uri.getPort() >= 0 ? uri.getPort() : isTls() ? 443 : 80;
    }

    String path() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** The address of the host; empty if one of its addresses is private and may not be called. */
    Optional<InetAddress> resolve(boolean anywhere) throws UnknownHostException {
        InetAddress[] found = InetAddress.getAllByName(host());
        for (InetAddress address : found) {
            if (!anywhere && isPrivate(address)) {
                return Optional.empty();
            }
        }
        return Optional.of(found[0]);
    }

    /** Everything that is not an address of the public internet. */
    static boolean isPrivate(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] b = address.getAddress();
        return switch (address) {
            case Inet4Address four -> isReserved(b[0] & 0xff, b[1] & 0xff, b[2] & 0xff);
            case Inet6Address six -> isReserved(b);
            default -> true;
        };
    }

    /** RFC 6890: this network, carrier networks, protocol and test networks, benchmarks, reserved. */
    private static boolean isReserved(int a, int b, int c) {
        return a == 0
                || a == 100 && b >= 64 && b < 128
                || a == 192 && b == 0 && (c == 0 || c == 2)
                || a == 192 && b == 88 && c == 99
                || a == 198 && (b == 18 || b == 19)
                || a == 198 && b == 51 && c == 100
                || a == 203 && b == 0 && c == 113
                || a >= 240;
    }

    /** Only 2000::/3 is public, and of it not the ways into IPv4 (6to4, Teredo) nor the documentation. */
    private static boolean isReserved(byte[] b) {
        int first = (b[0] & 0xff) << 8 | b[1] & 0xff;
        int second = (b[2] & 0xff) << 8 | b[3] & 0xff;
        return (first & 0xe000) != 0x2000 || first == 0x2002 || first == 0x2001 && (second == 0 || second == 0x0db8);
    }
}
