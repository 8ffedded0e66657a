package coop.ouvrage.parties;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.parties.identifier.EnterpriseNumber;
import coop.ouvrage.parties.identifier.VatNumber;
import coop.ouvrage.transaction.Rows;
import coop.ouvrage.transaction.WriteBehind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes new persons and organisations with their addresses and first versions: one statement per table, whatever their number. */
@Repository
class PartyInserts {

    private final JdbcClient jdbc;
    private final BusinessTime time;
    private final WriteBehind<Entered> waiting = new WriteBehind<>(
                    this::write, "party", "person", "organisation", "party_address", "party_version")
            .referredToBy(
                    "client",
                    "invitation",
                    "job_without_share",
                    "member",
                    "payout_account",
                    "share_subscription",
                    "share_register_entry",
                    "family_situation",
                    "national_number",
                    "party_directory");

    PartyInserts(JdbcClient jdbc, BusinessTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    void add(PartyId id, PersonDraft draft, @Nullable UUID by) {
        waiting.add(new Entered(id, draft, null, draft.address(), time.now(), time.today(), by));
    }

    void add(PartyId id, OrganisationDraft draft, @Nullable UUID by) {
        waiting.add(new Entered(id, null, draft, draft.address(), time.now(), time.today(), by));
    }

    private void write(List<Entered> all) {
        Rows.insert(jdbc, "party", all.stream().map(Entered::party).toList());
        Rows.insert(jdbc, "person", all.stream().flatMap(Entered::person).toList());
        Rows.insert(
                jdbc,
                "organisation",
                all.stream().flatMap(Entered::organisation).toList());
        Rows.insert(
                jdbc, "party_address", all.stream().flatMap(Entered::address).toList());
        jdbc.sql("""
                insert into party_version (party_id, version, recorded_at, recorded_by, snapshot)
                select p.id, 1, v.now, v.by, to_jsonb(p) || coalesce(to_jsonb(s), '{}') || coalesce(to_jsonb(o), '{}')
                  from unnest(:ids::uuid[], :nows::timestamptz[], :bys::uuid[]) as v (id, now, by)
                  join party p on p.id = v.id left join person s on s.party_id = p.id
                  left join organisation o on o.party_id = p.id
                """)
                .param("ids", all.stream().map(one -> one.id().value()).toArray(UUID[]::new))
                .param("nows", all.stream().map(one -> one.now().toString()).toArray(String[]::new))
                .param("bys", all.stream().map(Entered::by).toArray(UUID[]::new))
                .update();
    }

    private record Entered(
            PartyId id,
            @Nullable PersonDraft someone,
            @Nullable OrganisationDraft something,
            @Nullable PostalAddress lives,
            Instant now,
            LocalDate today,
            @Nullable UUID by) {

        Rows.Row party() {
            return someone != null
                    ? party(
                            "PERSON",
                            someone.name().full(),
                            someone.name().latin(),
                            someone.language(),
                            someone.email(),
                            someone.phone())
                    : something != null
                            ? party(
                                    "ORGANISATION",
                                    something.name(),
                                    "",
                                    something.language(),
                                    something.email(),
                                    something.phone())
                            : new Rows.Row();
        }

        private Rows.Row party(
                String kind,
                String name,
                String latin,
                Locale language,
                @Nullable String email,
                @Nullable String phone) {
            return new Rows.Row()
                    .with("id", id.value())
                    .with("kind", kind)
                    .with("display_name", name)
                    .with("search_name", searchName(name, latin))
                    .with("language", language.getLanguage())
                    .with("email", email)
                    .with("phone", phone)
                    .with("recorded_at", now);
        }

        Stream<Rows.Row> person() {
            return Stream.ofNullable(someone)
                    .map(draft -> new Rows.Row()
                            .with("party_id", id.value())
                            .with("given_name", draft.name().given())
                            .with("family_name", draft.name().family())
                            .with("latin_given_name", draft.name().latinGiven())
                            .with("latin_family_name", draft.name().latinFamily())
                            .with("birth_date", draft.birthDate())
                            .with("sex", draft.sex())
                            .with("nationality", draft.nationality()));
        }

        Stream<Rows.Row> organisation() {
            return Stream.ofNullable(something)
                    .map(draft -> new Rows.Row()
                            .with("party_id", id.value())
                            .with("legal_form", draft.legalForm())
                            .with("enterprise_number", value(draft.enterpriseNumber(), EnterpriseNumber::value))
                            .with("vat_number", value(draft.vatNumber(), VatNumber::value))
                            .with("country", draft.country()));
        }

        Stream<Rows.Row> address() {
            return Stream.ofNullable(lives)
                    .map(address -> new Rows.Row()
                            .with("party_id", id.value())
                            .with("valid_from", today)
                            .with("recorded_at", now)
                            .with("street", address.street())
                            .with("number", address.number())
                            .with("box", address.box())
                            .with("postcode", address.postcode())
                            .with("city", address.city())
                            .with("country", address.country()));
        }

        private static <T> @Nullable String value(@Nullable T number, Function<T, String> of) {
            return number == null ? null : of.apply(number);
        }
    }

    /** Its own form and the Latin one, so that both spellings find the person. */
    static String searchName(String name, String latin) {
        String own = ComparableName.of(name).value();
        String other = ComparableName.of(latin).value();
        return other.isEmpty() || other.equals(own) ? own : own + " | " + other;
    }
}
