package coop.ouvrage.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No webhook leads behind the firewall. */
class TargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:0:1::",
                "2001:db8::1",
                "ff02::1"
            })
    void aPrivateAddressIsNotCalled(String address) throws UnknownHostException {
        assertThat(Target.isPrivate(InetAddress.getByName(address))).isTrue();
        String host = address.contains(":") ? "[" + address + "]" : address;
        assertThat(Target.of("https://" + host + "/hook").resolve(false)).isEmpty();
        assertThat(Target.of("https://" + host + "/hook").resolve(true)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.1.1.1", "100.63.0.1", "172.32.0.1", "193.190.1.1", "2001:4860:4860::8888", "2a00:1450::1"})
    void aPublicOneIs(String address) throws UnknownHostException {
        assertThat(Target.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    /** Ways of writing 127.0.0.1 that some resolvers take. */
    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "127.1", "localhost"})
    void otherWordsForOurselvesDoNotHelp(String host) {
        String address = "https://" + host + "/";
        if (Target.fault(address, false).isEmpty()) {
            try {
                assertThat(Target.of(address).resolve(false)).isEmpty();
            } catch (UnknownHostException e) {
                assertThat(e).hasMessageContaining(host);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "https:",
                "https:///path",
                "https://user:pass@example.org/",
                "https://example.org/#part",
                "https://exa mple.org",
                "https://example.org/\r\nX: y"
            })
    void whatIsNoAddressIsRefused(String address) {
        assertThat(Target.fault(address, true)).contains("webhooks.address_unreadable");
    }

    @Test
    void onlyHttpsUnlessTheInstallationAllowsMore() {
        assertThat(Target.fault("https://example.org/hook?a=b", false)).isEmpty();
        assertThat(Target.fault("http://example.org/hook", false)).contains("webhooks.address_not_https");
        assertThat(Target.fault("http://example.org/hook", true)).isEmpty();
        assertThat(Target.fault("file://example.org/etc", true)).contains("webhooks.address_not_https");
        assertThat(Target.fault("https://example.org/" + "a".repeat(500), false))
                .contains("webhooks.address_unreadable");
    }

    @Test
    void whatIsAskedIsTheHostPortAndPath() {
        Target target = Target.of("https://example.org:8443/hook?a=b");
        assertThat(target.port()).isEqualTo(8443);
        assertThat(target.path()).isEqualTo("/hook?a=b");
        assertThat(Target.of("https://[2a00::1]").host()).isEqualTo("2a00::1");
        assertThat(Target.of("https://example.org").path()).isEqualTo("/");
        assertThat(Target.of("http://example.org").port()).isEqualTo(80);
    }
}
