package coop.ouvrage.parties;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.parties.identifier.IdentifierFault;
import coop.ouvrage.parties.identifier.NationalNumber;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.transaction.ReadOnce;
import coop.ouvrage.transaction.ReadTogether;
import coop.ouvrage.transaction.WriteBehind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * National numbers, apart from all other data of a person: the law lets them serve social security and tax only. Every
 * reading by somebody else than the person is audited with its purpose. The number is in no URL, no log, no error.
 */
@Service
public class NationalNumbers {

    private final JdbcClient jdbc;
    private final PartyAccess access;
    private final PartyStore parties;
    private final Audit audit;
    private final BusinessTime time;
    private final ReadTogether<NationalNumber> known = new ReadTogether<>(Kind.PERSON, this::readAll);
    private final ReadOnce<String, Boolean> nobodys = new ReadOnce<>();
    private final WriteBehind<Declared> declared = new WriteBehind<>(this::write, "national_number");

    NationalNumbers(JdbcClient jdbc, PartyAccess access, PartyStore parties, Audit audit, BusinessTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.parties = parties;
        this.audit = audit;
        this.time = time;
    }

    /** Keeps the number of a person, as written; refused if its check digits are wrong or another person bears it. */
    @Transactional
    public Outcome<PartyId> declare(PartyId person, String written) {
        access.requireIdentity(person);
        Optional<IdentifierFault> fault = NationalNumber.fault(written, time.today());
        if (fault.isPresent()) {
            return Outcome.refused(Refusal.of(fault.get().code()));
        }
        NationalNumber number = NationalNumber.parse(written, time.today()).orElseThrow();
        LocalDate birthDate = parties.person(person).map(Person::birthDate).orElse(null);
        if (birthDate != null && !number.agreesWith(birthDate)) {
            return Outcome.refused(Refusal.of("parties.national_number_birth_date"));
        }
        boolean free = nobodys.get(number.value(), none -> Optional.empty()).isPresent();
        if (!free && bearer(number).filter(other -> !other.equals(person)).isPresent()) {
            return Outcome.refused(Refusal.of("parties.national_number_taken"));
        }
        nobodys.forget(number.value());
        known.forget(person.value());
        declared.add(new Declared(person.value(), number.value(), time.now()));
        audit.changed("party.national_number", "party", person.value(), Map.of());
        return Outcome.done(person);
    }

    /**
     * The number, for a declaration or a payslip.
     *
     * @param purpose message key of what it is read for, kept in the audit trail
     */
    @Transactional
    public Optional<NationalNumber> read(PartyId person, String purpose) {
        access.requireSensitive(person);
        if (!access.isSelf(person)) {
            audit.read("party.national_number", "party", person.value(), Map.of("purpose", purpose));
        }
        return find(person);
    }

    /**
     * The numbers of several people at once, by those who may read everybody's; whose is not known is left out. Each reading is audited.
     *
     * @param purpose message key of what they are read for, kept in the audit trail
     */
    @Transactional
    public Map<UUID, NationalNumber> read(Collection<UUID> people, String purpose) {
        access.requireEverybody();
        audit.readAll("party.national_number", "party", people, Map.of("purpose", purpose));
        return readAll(people.toArray(UUID[]::new));
    }

    /** What a page shows to everybody who may see that there is one: all hidden but the check digits. */
    @Transactional(readOnly = true)
    public Optional<String> masked(PartyId person) {
        return find(person).map(number -> "••.••.••-•••." + number.value().substring(9));
    }

    @Transactional(readOnly = true)
    public boolean isDeclared(PartyId person) {
        return find(person).isPresent();
    }

    /** Who bears this number, to recognise a person who comes back; the caller must not tell it to the visitor. */
    @Transactional(readOnly = true)
    public Optional<PartyId> bearer(NationalNumber number) {
        return jdbc.sql("select party_id from national_number where digits = :digits")
                .param("digits", number.value())
                .query(UUID.class)
                .optional()
                .map(PartyId::new);
    }

    /** These numbers will be declared in this transaction: which of them nobody bears yet is read together. */
    @Transactional
    public void expect(Collection<String> written) {
        List<String> digits = written.stream()
                .flatMap(one -> NationalNumber.parse(one, time.today()).stream())
                .map(NationalNumber::value)
                .toList();
        Set<String> borne = Set.copyOf(jdbc.sql("select digits from national_number where digits = any(:digits)")
                .param("digits", digits.toArray(String[]::new))
                .query(String.class)
                .list());
        digits.stream().filter(one -> !borne.contains(one)).forEach(one -> nobodys.put(one, true));
    }

    private Optional<NationalNumber> find(PartyId person) {
        return known.get(person.value());
    }

    private Map<UUID, NationalNumber> readAll(UUID[] people) {
        Map<UUID, NationalNumber> numbers = new HashMap<>();
        jdbc.sql("select party_id, digits from national_number where party_id = any(:people)")
                .param("people", people)
                .query(row -> {
                    numbers.put(row.getObject("party_id", UUID.class), new NationalNumber(row.getString("digits")));
                });
        return numbers;
    }

    private record Declared(UUID person, String digits, Instant at) {}

    /** Of each person the last; two at once with the same number: the second writes nothing, for a failed insert would print the number to a log. */
    private void write(List<Declared> all) {
        Map<UUID, Declared> last = new LinkedHashMap<>();
        all.forEach(one -> last.put(one.person(), one));
        UUID[] people = last.keySet().toArray(UUID[]::new);
        jdbc.sql("delete from national_number where party_id = any(:people)")
                .param("people", people)
                .update();
        int written = jdbc.sql("""
                insert into national_number (party_id, digits, recorded_at)
                select * from unnest(:people::uuid[], :digits::text[], :ats::timestamptz[])
                on conflict do nothing
                """)
                .param("people", people)
                .param("digits", last.values().stream().map(Declared::digits).toArray(String[]::new))
                .param(
                        "ats",
                        last.values().stream().map(one -> one.at().toString()).toArray(String[]::new))
                .update();
        if (written < last.size()) {
            throw new coop.ouvrage.refusal.RefusedException(Refusal.of("parties.national_number_taken"));
        }
    }
}
