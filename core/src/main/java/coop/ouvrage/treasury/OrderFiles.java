package coop.ouvrage.treasury;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The files that were released to the bank, as they were: our account, its bank and our name may change after that, and the bank must get
 * what two people stood behind.
 */
@Repository
class OrderFiles {

    private final JdbcClient jdbc;

    OrderFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param id of the batch or of the file of debits */
    void keep(UUID id, PaymentOrder order) {
        jdbc.sql("insert into bank_order_file (id, content) values (:id, :content)")
                .param("id", id)
                .param("content", order.bytes())
                .update();
    }

    /**
     * @param again writes what was released before files were kept, for an account of ours with the code of its bank or without
     * @param sha256 fixed at release
     * @throws IllegalStateException if the file is not what was released
     */
    PaymentOrder released(
            UUID id, String sha256, String reference, Function<UnaryOperator<BankAccount>, PaymentOrder> again) {
        PaymentOrder order = jdbc.sql("select content from bank_order_file where id = :id")
                .param("id", id)
                .query(byte[].class)
                .optional()
                .map(PaymentOrder::new)
                .orElseGet(() -> before(sha256, again));
        if (!order.sha256().equals(sha256)) {
            throw new IllegalStateException(reference + " is not what was released");
        }
        return order;
    }

    /** When files were not kept yet, no account had the code of its bank. */
    private static PaymentOrder before(String sha256, Function<UnaryOperator<BankAccount>, PaymentOrder> again) {
        PaymentOrder now = again.apply(account -> account);
        return now.sha256().equals(sha256)
                ? now
                : again.apply(account -> new BankAccount(account.entity(), account.iban(), "", account.receiving()));
    }
}
