package coop.ouvrage.einvoice.as4;

import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.einvoice.CertificateTrust;
import coop.ouvrage.einvoice.Identifier;
import coop.ouvrage.einvoice.NetworkDirectory;
import coop.ouvrage.einvoice.ParticipantDirectory;
import coop.ouvrage.einvoice.PeppolAuthorities;
import coop.ouvrage.installation.Outgoing;
import coop.ouvrage.worklist.Worklist;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Becomes an access point once {@code ouvrage.as4.key-store} names a key store; else nothing of this is loaded. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(As4Configuration.KEY_STORE)
class As4Configuration {

    static final String KEY_STORE = "ouvrage.as4.key-store";

    private final Environment environment;

    As4Configuration(Environment environment) {
        this.environment = environment;
    }

    @Bean
    As4Keys as4Keys() {
        char[] secret = setting("key-store-password", "").toCharArray();
        String keySecret = setting("key-password", "");
        return new As4Keys(
                As4Keys.open(Path.of(setting("key-store", "")), secret),
                setting("key-alias", "cert"),
                keySecret.isEmpty() ? secret : keySecret.toCharArray(),
                authorities());
    }

    @Bean
    As4Messages as4Messages(JdbcClient jdbc, DocumentStore files, BusinessTime time) {
        return new As4Messages(jdbc, files, time);
    }

    @Bean
    As4Statuses as4Statuses(As4Keys keys, JdbcClient jdbc, DocumentStore files, BusinessTime time) {
        return new As4Statuses(jdbc, files, keys.provider(), time);
    }

    @Bean
    @Primary
    As4Gateway as4Gateway(
            As4Keys keys,
            ObjectProvider<ParticipantDirectory> directory,
            As4Messages messages,
            As4Statuses statuses,
            BusinessTime time) {
        if (zone().isBlank() || !(directory.getObject() instanceof NetworkDirectory network)) {
            throw new IllegalArgumentException(
                    "an access point of our own needs the network's directory: set ouvrage.e-invoice-network.zone");
        }
        As4Sender sender =
                new As4Sender(keys, country(), setting("status", "always").equals("always"));
        return new As4Gateway(sender, keys.seat(), network, trust(), messages, statuses, time);
    }

    /** Other providers write to us as one: what became of our messages. */
    @Bean
    As4Reception as4Reception(As4Keys keys, As4Messages messages, BusinessTime time) {
        Set<String> participants = Stream.concat(
                        Arrays.stream(setting("participants", "").split(",")),
                        Stream.of(keys.provider().toString()))
                .map(String::strip)
                .map(participant -> participant.toLowerCase(Locale.ROOT))
                .filter(participant -> !participant.isEmpty())
                .collect(Collectors.toSet());
        return new As4Reception(keys, new As4Inbox(messages, trust(), participants, time));
    }

    @Bean
    As4Reports as4Reports(As4Keys keys, As4Gateway gateway, JdbcClient jdbc, DocumentStore files, BusinessTime time) {
        return new As4Reports(jdbc, files, time, gateway, reporter(keys), country());
    }

    @Bean
    As4Duty as4Duty(
            As4Reports reports,
            Outgoing outgoing,
            Worklist worklist,
            Permissions permissions,
            Audit audit,
            BusinessTime time) {
        return new As4Duty(reports, outgoing, worklist, permissions, audit, time);
    }

    @Bean
    As4Month as4Month(As4Keys keys, As4Reports reports, As4Duty duty, Outgoing outgoing) {
        String sends = setting("reports", PeppolAuthorities.isProduction(zone()) ? "send" : "keep");
        return new As4Month(reports, duty, sends.equals("send"), outgoing, keys.since());
    }

    private Identifier reporter(As4Keys keys) {
        return Identifier.of(setting("reporter", keys.provider().toString()));
    }

    private String country() {
        return setting("country", "BE");
    }

    /** Other access points have no session and no form; who they are, their signature says. */
    @Bean
    @Order(0)
    SecurityFilterChain as4Door(HttpSecurity http) {
        return http.securityMatcher(As4Endpoint.PATH)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private CertificateTrust trust() {
        return new CertificateTrust(authorities(), setting("authorities", "").isEmpty());
    }

    private List<X509Certificate> authorities() {
        String file = setting("authorities", "");
        return file.isEmpty() ? PeppolAuthorities.accessPoints(zone()) : CertificateTrust.file(Path.of(file));
    }

    private String zone() {
        return environment.getProperty("ouvrage.e-invoice-network.zone", "");
    }

    private String setting(String name, String otherwise) {
        return environment.getProperty("ouvrage.as4." + name, otherwise).strip();
    }
}
