package coop.ouvrage.treasury;

import coop.ouvrage.money.Bic;
import coop.ouvrage.money.Iban;
import coop.ouvrage.transaction.ReadOnce;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Our own bank accounts. Few and hardly ever changed. */
@Service
public class BankAccounts {

    private static final String TABLE = "bank_account";

    private final JdbcClient jdbc;
    private final ReadOnce<String, List<BankAccount>> known = new ReadOnce<>();

    BankAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The account on which an entity is paid and from which it pays.
     *
     * @throws IllegalArgumentException if it has none
     */
    public BankAccount of(String entity) {
        return account(entity).orElseThrow(() -> new IllegalArgumentException("no bank account of " + entity));
    }

    /** The number of the account on which an entity is paid. */
    public Optional<Iban> receiving(String entity) {
        return account(entity).map(BankAccount::iban);
    }

    /** The account to print on invoices of an entity. */
    public Optional<BankAccount> account(String entity) {
        return all().stream()
                .filter(account -> account.receiving() && account.entity().equals(entity))
                .findFirst();
    }

    /**
     * Lets an entity be paid on an account, and pay from it, from now on. Statements of the one before are still read.
     *
     * @param bic of its bank; null when it is not known
     */
    @Transactional
    public void use(String entity, Iban iban, @Nullable Bic bic) {
        known.forgetAll();
        jdbc.sql("update bank_account set receiving = false where entity = :entity and receiving")
                .param("entity", entity)
                .update();
        jdbc.sql("""
                insert into bank_account (iban, entity, bic) values (:iban, :entity, :bic)
                on conflict (iban) do update set receiving = true, bic = excluded.bic where bank_account.entity = excluded.entity""")
                .param("iban", iban.value())
                .param("entity", entity)
                .param("bic", bic == null ? "" : bic.value())
                .update();
    }

    /** The account with this number, as a bank writes it: an IBAN, or the twelve digits of before; empty if it is none of ours. */
    public Optional<BankAccount> find(String number) {
        return Iban.parse(number)
                .or(() -> Iban.ofBelgianNumber(number))
                .flatMap(iban -> all().stream()
                        .filter(account -> account.iban().equals(iban))
                        .findFirst());
    }

    public List<BankAccount> all() {
        return known.get(TABLE, table -> Optional.of(read())).orElseThrow();
    }

    private List<BankAccount> read() {
        return jdbc.sql("select * from bank_account order by entity, iban")
                .query((row, n) -> new BankAccount(
                        row.getString("entity"),
                        Iban.of(row.getString("iban")),
                        row.getString("bic"),
                        row.getBoolean("receiving")))
                .list();
    }
}
