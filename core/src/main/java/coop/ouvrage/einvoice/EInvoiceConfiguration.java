package coop.ouvrage.einvoice;

import coop.ouvrage.calendar.BusinessTime;
import java.net.URI;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.util.function.SingletonSupplier;

/** The rules, and the way out: an access point if one is set, else a folder under the data directory. */
@Configuration(proxyBeanMethods = false)
class EInvoiceConfiguration {

    private final boolean warmUp;

    EInvoiceConfiguration(@Value("${ouvrage.einvoice.warm-up:true}") boolean warmUp) {
        this.warmUp = warmUp;
    }

    @Bean
    EInvoiceRules eInvoiceRules() {
        return new EInvoiceRules();
    }

    @Bean
    EInvoiceGateway eInvoiceGateway(
            @Value("${ouvrage.access-point.url:}") String accessPoint, @Value("${ouvrage.data:data}") Path data) {
        return accessPoint.isBlank()
                ? new FolderGateway(data.resolve("e-invoices"))
                : new HttpGateway(URI.create(accessPoint));
    }

    /** The network itself, once its zone is set; else whatever the access point tells. */
    @Bean
    ParticipantDirectory participantDirectory(
            ObjectProvider<EInvoiceGateway> gateway,
            @Value("${ouvrage.e-invoice-network.zone:}") String zone,
            @Value("${ouvrage.e-invoice-network.name-server:dns:}") String nameServer,
            @Value("${ouvrage.e-invoice-network.publisher-authorities:}") String authorities,
            BusinessTime time) {
        return zone.isBlank()
                ? new GatewayDirectory(gateway.getObject())
                : new NetworkDirectory(
                        zone, nameServer, SingletonSupplier.of(() -> publisherTrust(zone, authorities)), time::now);
    }

    /** Authorities of a network of one's own are not asked what they took back. */
    private static CertificateTrust publisherTrust(String zone, String authorities) {
        return authorities.isBlank()
                ? new CertificateTrust(PeppolAuthorities.publishers(zone), true)
                : new CertificateTrust(CertificateTrust.file(Path.of(authorities)), false);
    }

    /** Loading the rules takes seconds: done once the server serves, so that nobody waits for it. */
    @EventListener
    void warm(ApplicationReadyEvent ready) {
        if (warmUp) {
            ready.getApplicationContext().getBean(EInvoiceRules.class).warmUp();
        }
    }
}
