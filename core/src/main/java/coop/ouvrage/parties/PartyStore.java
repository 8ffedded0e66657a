package coop.ouvrage.parties;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.parties.identifier.EnterpriseNumber;
import coop.ouvrage.parties.identifier.VatNumber;
import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.transaction.LockTogether;
import coop.ouvrage.transaction.ReadOnce;
import coop.ouvrage.transaction.ReadTogether;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables of persons and organisations. */
@Repository
class PartyStore {

    private final JdbcClient jdbc;
    private final BusinessTime time;
    private final PartyInserts inserts;
    private final ReadTogether<Person> persons = new ReadTogether<>(Kind.PERSON, this::readPersons);
    private final ReadTogether<Reach> contacts = new ReadTogether<>(Kind.PERSON, this::readContacts);

    private final ReadTogether<String> displayNames = new ReadTogether<>(Kind.PERSON, ids -> names(List.of(ids)));
    private final LockTogether locks = new LockTogether(Kind.PERSON, none -> {}, this::lockRows);

    PartyStore(JdbcClient jdbc, BusinessTime time, PartyInserts inserts) {
        this.jdbc = jdbc;
        this.time = time;
        this.inserts = inserts;
    }

    Optional<Person> person(PartyId id) {
        return persons.get(id.value());
    }

    private Map<UUID, Person> readPersons(UUID[] ids) {
        return persons(List.of(ids));
    }

    Map<UUID, Person> persons(Collection<UUID> ids) {
        return jdbc
                .sql(PartyRows.PERSON + "where p.id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(PartyRows::person)
                .list()
                .stream()
                .collect(Collectors.toMap(person -> person.id().value(), person -> person));
    }

    Optional<Organisation> organisation(PartyId id) {
        return jdbc.sql(PartyRows.ORGANISATION + "where p.id = :id")
                .param("id", id.value())
                .query(PartyRows::organisation)
                .optional();
    }

    /** How a party of either kind is reached. */
    record Reach(Locale language, @Nullable String email) {}

    Optional<Reach> contact(PartyId id) {
        return contacts.get(id.value());
    }

    private Map<UUID, Reach> readContacts(UUID[] ids) {
        Map<UUID, Reach> found = new LinkedHashMap<>();
        jdbc.sql("select id, language, email from party where id = any(:ids)")
                .param("ids", ids)
                .query(row -> {
                    found.put(
                            row.getObject("id", UUID.class),
                            new Reach(Locale.of(row.getString("language")), row.getString("email")));
                });
        return found;
    }

    List<PartyId> people(String email) {
        return jdbc
                .sql("select id from party where lower(email) = lower(:email) and kind = 'PERSON' order by id")
                .param("email", email)
                .query(UUID.class)
                .list()
                .stream()
                .map(PartyId::new)
                .toList();
    }

    Map<UUID, String> names(Collection<UUID> ids) {
        Map<UUID, String> names = new LinkedHashMap<>();
        jdbc.sql("select id, display_name from party where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject("id", UUID.class), row.getString("display_name"));
                });
        return names;
    }

    /** Holds the rows of parties: changes of one at the same instant wait for each other. */
    Collection<UUID> lock(PartyId id) {
        return locks.take(id.value());
    }

    private Collection<UUID> lockRows(UUID[] ids) {
        return jdbc.sql("select id from party where id = any(:ids) order by id for update")
                .param("ids", ids)
                .query(UUID.class)
                .list();
    }

    String name(UUID id) {
        return displayNames.get(id).orElse("");
    }

    private void forget(PartyId id) {
        displayNames.forget(id.value());
        persons.forget(id.value());
        contacts.forget(id.value());
    }

    /** A person with everything that is known, and the first version of it. */
    void enter(PartyId id, PersonDraft draft, @Nullable UUID by) {
        forget(id);
        inserts.add(id, draft, by);
    }

    /** The same of an organisation. */
    void enter(PartyId id, OrganisationDraft draft, @Nullable UUID by) {
        forget(id);
        inserts.add(id, draft, by);
    }

    void write(PartyId id, PersonDraft draft) {
        ReadOnce.forgetEverything(); // clients show what their party is
        writeContact(id, draft.name().full(), draft.name().latin(), draft.language(), draft.email(), draft.phone());
        jdbc.sql("""
                update person
                   set given_name = :given, family_name = :family, latin_given_name = :latinGiven,
                       latin_family_name = :latinFamily, birth_date = :birthDate, sex = :sex, nationality = :nationality
                 where party_id = :id
                """)
                .param("id", id.value())
                .param("given", draft.name().given())
                .param("family", draft.name().family())
                .param("latinGiven", draft.name().latinGiven())
                .param("latinFamily", draft.name().latinFamily())
                .param("birthDate", draft.birthDate())
                .param("sex", draft.sex().name())
                .param("nationality", draft.nationality())
                .update();
        writeAddress(id, draft.address());
    }

    void write(PartyId id, OrganisationDraft draft) {
        ReadOnce.forgetEverything(); // clients show what their party is
        writeContact(id, draft.name(), "", draft.language(), draft.email(), draft.phone());
        EnterpriseNumber enterpriseNumber = draft.enterpriseNumber();
        VatNumber vatNumber = draft.vatNumber();
        jdbc.sql("""
                update organisation
                   set legal_form = :legalForm, enterprise_number = :enterpriseNumber, vat_number = :vatNumber,
                       country = :country
                 where party_id = :id
                """)
                .param("id", id.value())
                .param("legalForm", draft.legalForm())
                .param("enterpriseNumber", enterpriseNumber == null ? null : enterpriseNumber.value())
                .param("vatNumber", vatNumber == null ? null : vatNumber.value())
                .param("country", draft.country())
                .update();
        writeAddress(id, draft.address());
    }

    /** Keeps what this party is now, so that every later change leaves what was there before. */
    void keepVersion(PartyId id, @Nullable UUID by) {
        jdbc.sql("""
                insert into party_version (party_id, version, recorded_at, recorded_by, snapshot)
                select p.id, (select count(*) + 1 from party_version v where v.party_id = p.id), :now, :by,
                       to_jsonb(p) || coalesce(to_jsonb(s), '{}') || coalesce(to_jsonb(o), '{}')
                  from party p
                  left join person s on s.party_id = p.id
                  left join organisation o on o.party_id = p.id
                 where p.id = :id
                """)
                .param("id", id.value())
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    Optional<PartyId> withEnterpriseNumber(EnterpriseNumber number) {
        return jdbc.sql("select party_id from organisation where enterprise_number = :number")
                .param("number", number.value())
                .query(UUID.class)
                .optional()
                .map(PartyId::new);
    }

    private void writeContact(
            PartyId id, String name, String latin, Locale language, @Nullable String email, @Nullable String phone) {
        jdbc.sql("""
                update party
                   set display_name = :name, search_name = :searchName, language = :language, email = :email, phone = :phone
                 where id = :id
                """)
                .param("id", id.value())
                .param("name", name)
                .param("searchName", PartyInserts.searchName(name, latin))
                .param("language", language.getLanguage())
                .param("email", email)
                .param("phone", phone)
                .update();
    }

    private void writeAddress(PartyId id, @Nullable PostalAddress address) {
        if (address == null) {
            return;
        }
        jdbc.sql("""
                insert into party_address (party_id, valid_from, recorded_at, street, number, box, postcode, city, country)
                select :id, :today, :now, :street, :number, :box, :postcode, :city, :country
                 where not exists (select from (select * from party_address where party_id = :id
                                                 order by sequence desc limit 1) last
                                    where (street, number, coalesce(box, ''), postcode, city, country)
                                        = (:street, :number, coalesce(cast(:box as text), ''), :postcode, :city, :country))
                """)
                .param("id", id.value())
                .param("today", time.today())
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .param("street", address.street())
                .param("number", address.number())
                .param("box", address.box())
                .param("postcode", address.postcode())
                .param("city", address.city())
                .param("country", address.country())
                .update();
    }

    void forget(PartyId id, String name) {
        ReadOnce.forgetEverything();
        for (String statement : List.of(
                "update party set display_name = :name, search_name = lower(:name), email = null, phone = null where id = :id",
                "update person set given_name = '', family_name = :name, latin_given_name = null, latin_family_name = null, "
                        + "birth_date = null, sex = 'UNSTATED', nationality = null where party_id = :id and :name <> ''",
                "update organisation set legal_form = null, enterprise_number = null, vat_number = null "
                        + "where party_id = :id and :name <> ''",
                "update party_address set street = '', number = '', box = null, postcode = '', city = '' "
                        + "where party_id = :id and :name <> ''",
                "update party_version set snapshot = '{}' where party_id = :id and :name <> ''")) {
            jdbc.sql(statement).param("id", id.value()).param("name", name).update();
        }
    }
}
