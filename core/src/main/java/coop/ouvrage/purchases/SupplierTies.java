package coop.ouvrage.purchases;

import coop.ouvrage.customer.spi.ClientTies;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A client who is a supplier too is removed as a client only: its own invoices name it. */
@Component
class SupplierTies implements ClientTies {

    private final JdbcClient jdbc;

    SupplierTies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<LocalDate> keptUntil(UUID client) {
        return jdbc.sql("select party from supplier where party = :client")
                .param("client", client)
                .query(UUID.class)
                .optional()
                .map(supplier -> LocalDate.MAX);
    }
}
