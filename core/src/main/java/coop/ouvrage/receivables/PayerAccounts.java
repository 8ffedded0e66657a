package coop.ouvrage.receivables;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of the accounts from which clients have paid. */
@Repository
class PayerAccounts {

    private final JdbcClient jdbc;

    PayerAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void paysFrom(UUID client, String iban, LocalDate on) {
        jdbc.sql("""
                insert into payer_account (iban, client_id, last_on) values (:iban, :client, :on)
                on conflict (iban, client_id) do update set last_on = greatest(payer_account.last_on, excluded.last_on)""")
                .param("iban", iban)
                .param("client", client)
                .param("on", on)
                .update();
    }

    /** The account from which a client paid last; empty if it never did. */
    String accountOf(UUID client) {
        return jdbc.sql("select iban from payer_account where client_id = :client order by last_on desc limit 1")
                .param("client", client)
                .query(String.class)
                .optional()
                .orElse("");
    }

    List<UUID> clientsOf(String iban) {
        return jdbc.sql("select client_id from payer_account where iban = :iban order by last_on desc limit 10")
                .param("iban", iban)
                .query(UUID.class)
                .list();
    }
}
