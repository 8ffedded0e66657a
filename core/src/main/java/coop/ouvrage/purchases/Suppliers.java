package coop.ouvrage.purchases;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.einvoice.EInvoice;
import coop.ouvrage.einvoice.PostalAddress;
import coop.ouvrage.money.Iban;
import coop.ouvrage.parties.OrganisationDraft;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.identifier.EnterpriseNumber;
import coop.ouvrage.parties.identifier.VatNumber;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.treasury.spi.KnownPayees;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The suppliers: one party each, and the accounts on which they asked to be paid. */
@Component
class Suppliers implements KnownPayees {

    private final JdbcClient jdbc;
    private final Parties parties;
    private final BusinessTime time;

    Suppliers(JdbcClient jdbc, Parties parties, BusinessTime time) {
        this.jdbc = jdbc;
        this.parties = parties;
        this.time = time;
    }

    @Override
    public Map<UUID, String> names() {
        return parties.names(
                jdbc.sql("select party from supplier").query(UUID.class).list());
    }

    /** The party that sells; entered on its first document. Empty if the document names nobody. */
    Optional<UUID> of(EInvoice invoice, Facts facts) {
        PostalAddress address = invoice.seller().address();
        return of(address.country() == null ? "BE" : address.country().toUpperCase(Locale.ROOT), facts);
    }

    /** @param country of the supplier, such as {@code BE} */
    Optional<UUID> of(String country, Facts facts) {
        String key = facts.supplierNumber().isEmpty() ? comparable(facts.supplierName()) : facts.supplierNumber();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Optional<EnterpriseNumber> enterprise = enterprise(facts.supplierNumber());
        String known = enterprise.map(EnterpriseNumber::value).orElse(key);
        return find(known).or(() -> {
            Optional<UUID> party = enterprise
                    .flatMap(parties::withEnterpriseNumber)
                    .map(PartyId::value)
                    .or(() -> enter(country, facts, enterprise.orElse(null)));
            party.ifPresent(
                    id -> jdbc.sql("insert into supplier (party, key) values (:party, :key) on conflict do nothing")
                            .param("party", id)
                            .param("key", known)
                            .update());
            return party;
        });
    }

    private Optional<UUID> find(String key) {
        return jdbc.sql("select party from supplier where key = :key")
                .param("key", key)
                .query(UUID.class)
                .optional();
    }

    private static Optional<EnterpriseNumber> enterprise(String number) {
        return VatNumber.parse(number)
                .flatMap(VatNumber::enterpriseNumber)
                .or(() -> number.matches("(BE)?\\d{9,10}") ? EnterpriseNumber.parse(number) : Optional.empty());
    }

    private Optional<UUID> enter(String country, Facts facts, @Nullable EnterpriseNumber enterprise) {
        VatNumber vat = VatNumber.parse(facts.supplierNumber()).orElse(null);
        String name = facts.supplierName().isEmpty() ? facts.supplierNumber() : facts.supplierName();
        return parties.registerOrganisation(draft(name, enterprise, vat, country))
                        instanceof Outcome.Done<PartyId>(PartyId id)
                ? Optional.of(id.value())
                : Optional.empty();
    }

    private static OrganisationDraft draft(
            String name, @Nullable EnterpriseNumber enterprise, @Nullable VatNumber vat, String country) {
        return new OrganisationDraft(name, null, enterprise, vat, country, Locale.FRENCH, null, null, null);
    }

    private static String comparable(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    /** Remembers that a document asks to be paid on this account. */
    void seen(UUID supplier, Iban iban) {
        jdbc.sql("""
                insert into supplier_account (party, iban, seen_at) values (:party, :iban, :now) on conflict do nothing""")
                .param("party", supplier)
                .param("iban", iban.value())
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean isConfirmed(UUID supplier, Iban iban) {
        return jdbc.sql("""
                select exists (select 1 from supplier_account
                    where party = :party and iban = :iban and confirmed_at is not null)""")
                .param("party", supplier)
                .param("iban", iban.value())
                .query(Boolean.class)
                .single();
    }

    /** @param called the number, known before, on which the supplier was called; {@code said} who answered, and what */
    void confirm(UUID supplier, Iban iban, @Nullable UUID by, String called, String said) {
        jdbc.sql("""
                update supplier_account set confirmed_by = :by, confirmed_at = :now, called = :called, said = :said
                where party = :party and iban = :iban""")
                .param("called", called)
                .param("said", said)
                .param("party", supplier)
                .param("iban", iban.value())
                .param("by", by)
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .update();
    }
}
