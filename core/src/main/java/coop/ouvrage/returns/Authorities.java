package coop.ouvrage.returns;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.OrganisationDraft;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.transaction.ReadOnce;
import coop.ouvrage.words.Texts;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The authorities that are paid, each a party once its first return is filed, and the accounts on which they are paid. */
@Component
public class Authorities {

    private final JdbcClient jdbc;
    private final Parties parties;
    private final Texts texts;

    private final ReadOnce<String, UUID> known = new ReadOnce<>();
    private final ReadOnce<String, Optional<AuthorityAccount>> confirmed = new ReadOnce<>();

    Authorities(JdbcClient jdbc, Parties parties, Texts texts) {
        this.jdbc = jdbc;
        this.parties = parties;
        this.texts = texts;
    }

    Optional<UUID> party(String authority) {
        return known.get(authority, this::readParty);
    }

    private Optional<UUID> readParty(String authority) {
        return jdbc.sql("select party from pay_authority where code = :code")
                .param("code", authority)
                .query(UUID.class)
                .optional();
    }

    /** The party of an authority, entered if it is not known yet. */
    UUID partyOf(String authority) {
        return party(authority).orElseGet(() -> {
            UUID party = parties.registerOrganisation(new OrganisationDraft(
                            texts.get("fr", "returns.authority." + authority),
                            null,
                            null,
                            null,
                            "BE",
                            Locale.FRENCH,
                            null,
                            null,
                            null))
                    .orThrow()
                    .value();
            jdbc.sql("insert into pay_authority (code, party) values (:code, :party)")
                    .param("code", authority)
                    .param("party", party)
                    .update();
            return party;
        });
    }

    /** Adds to an entry what it owes to an authority; what it owes us if it is negative, and nothing if it is zero. */
    public void owe(EntryDraft.Builder entry, String authority, Money total, UUID source) {
        Dimensions dim = Dim.party(partyOf(authority)).subject(source);
        if (total.isPositive()) {
            entry.credit(AccountRole.AUTHORITIES_PAYABLE, total, dim);
        } else if (total.isNegative()) {
            entry.debit(AccountRole.AUTHORITIES_PAYABLE, total.negate(), dim);
        }
    }

    /** The account last entered for an authority, confirmed or not. */
    Optional<AuthorityAccount> account(String authority) {
        return account(authority, "");
    }

    /** The account on which it may be paid: two people stand behind it. */
    Optional<AuthorityAccount> confirmed(String authority) {
        return confirmed
                .get(authority, code -> Optional.of(account(code, "and confirmed_by is not null")))
                .orElseThrow();
    }

    private Optional<AuthorityAccount> account(String authority, String which) {
        return jdbc.sql("select * from pay_authority_account where code = :code " + which + " order by nr desc limit 1")
                .param("code", authority)
                .query((row, n) -> new AuthorityAccount(
                        authority,
                        row.getInt("nr"),
                        Iban.parse(row.getString("iban")).orElseThrow(),
                        row.getString("source"),
                        row.getObject("set_by", UUID.class),
                        row.getObject("set_at", OffsetDateTime.class).toInstant(),
                        row.getObject("confirmed_by", UUID.class)))
                .optional();
    }

    void set(String authority, Iban iban, String source, @Nullable UUID by, Instant at) {
        jdbc.sql("""
                insert into pay_authority_account (code, nr, iban, source, set_by, set_at)
                values (:code, (select coalesce(max(nr), 0) + 1 from pay_authority_account where code = :code), :iban, :source,
                    :by, :at)""")
                .param("code", authority)
                .param("iban", iban.value())
                .param("source", source)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean confirm(AuthorityAccount account, UUID by) {
        confirmed.forgetAll();
        return jdbc.sql("""
                update pay_authority_account set confirmed_by = :by
                where code = :code and nr = :nr and confirmed_by is null""")
                        .param("by", by)
                        .param("code", account.authority())
                        .param("nr", account.nr())
                        .update()
                == 1;
    }
}
