package coop.ouvrage.employment;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.ScratchDirectory;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.NationalNumbers;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.parties.Sex;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.simulators.authority.AuthoritySimulator;
import coop.ouvrage.unit.Units;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A holder with money, a worker, a mandate and an authority: what a contract needs. Invented people. */
class EmploymentWorld {

    static final Workplace HALL = new Workplace("Salle des fêtes", "Rue Haute", "1", "1000", "Bruxelles", "BE");

    final Contracts contracts;
    final Signatures signatures;
    final Declarations declarations;
    final WorkDone work;
    final JdbcClient jdbc;
    final CurrentUser user;
    final BusinessTime time;
    final BusinessClock clock;

    private final Mandates mandates;
    private final Units units;
    private final Ledger ledger;
    private final Parties parties;
    private final NationalNumbers numbers;

    final UUID holder;
    final UUID worker;
    final UUID unit;
    final AuthoritySimulator authority;

    EmploymentWorld(
            Contracts contracts,
            Signatures signatures,
            Declarations declarations,
            WorkDone work,
            Mandates mandates,
            Units units,
            Ledger ledger,
            Parties parties,
            NationalNumbers numbers,
            CurrentUser user,
            BusinessTime time,
            BusinessClock clock,
            JdbcClient jdbc) {
        this.contracts = contracts;
        this.signatures = signatures;
        this.declarations = declarations;
        this.work = work;
        this.mandates = mandates;
        this.units = units;
        this.ledger = ledger;
        this.parties = parties;
        this.numbers = numbers;
        this.user = user;
        this.time = time;
        this.clock = clock;
        this.jdbc = jdbc;
        System.setProperty("ouvrage.declarations.timer", "false");
        this.holder = person("Hélène", "Vandervelde", LocalDate.of(1985, 7, 30), "85073003328");
        this.worker = person("Noor", "O’Daerden", LocalDate.of(1990, 5, 1), "90050100151");
        this.unit = user.asSystem(() -> openUnit());
        this.authority = AuthoritySimulator.start(ScratchDirectory.untilTheEnd("authority"), 0, time::now);
        System.setProperty("ouvrage.authority.url", authority.url().toString());
    }

    private UUID openUnit() {
        UUID id = units.open("PROD", holder, "Cordes & Co", "music", false)
                .orThrow()
                .value();
        units.change(id, "Cordes & Co", "music", true).orThrow();
        mandates.grant("PROD", "Lucie Moreau", "administratrice déléguée", LocalDate.of(2020, 1, 1), "CA 3/2020");
        ledger.post(EntryDraft.in("PROD", Journal.SUNDRY, time.today())
                .from("opening", id)
                .key("opening:" + id)
                .text("ledger.text.opening")
                .debit(AccountRole.BANK, Money.of("5000.00"), Dim.none())
                .credit(AccountRole.TURNOVER, Money.of("5000.00"), Dim.unit(id))
                .build());
        return id;
    }

    private UUID person(String given, String family, LocalDate born, String number) {
        return user.asSystem(() -> {
            PartyId id = parties.registerPerson(new PersonDraft(
                            PersonName.of(given, family),
                            born,
                            Sex.UNSTATED,
                            "BE",
                            Locale.FRENCH,
                            given.toLowerCase(Locale.ROOT).replace("é", "e").replace("è", "e") + "@example.org",
                            null,
                            null))
                    .orThrow();
            numbers.declare(id, number);
            return id.value();
        });
    }

    <T> T as(UUID person, Supplier<T> action) {
        return user.as(new Actor(null, person, "", "fr", Set.of(Role.MEMBER), null, false), action);
    }

    <T> T asOfficer(Supplier<T> action) {
        return user.as(
                new Actor(null, UUID.randomUUID(), "", "fr", Set.of(Role.PAYROLL, Role.ADMINISTRATOR), null, false),
                action);
    }

    ContractTerms terms(ContractKind kind, Pay pay, WorkDay... days) {
        return new ContractTerms(
                new Assignment("PROD", UUID.randomUUID(), null, unit, holder, worker),
                kind,
                List.of(days),
                pay,
                new Post("Violoniste", HALL, "304.00", "Concert unique"));
    }

    ContractTerms evening(String day) {
        return terms(ContractKind.ARTIST, new Pay.Gross(Money.of("200.00")), shift(day, 18, 22));
    }

    static WorkDay shift(String day, int from, int to) {
        return WorkDay.of(LocalDate.parse(day), LocalTime.of(from, 0), LocalTime.of(to % 24, 0));
    }

    /** Prepared, sent and signed by both sides. */
    WorkContract signed(ContractTerms terms) {
        ContractId id = sent(terms);
        return sign(id).orThrow();
    }

    ContractId sent(ContractTerms terms) {
        return as(holder, () -> {
            ContractId id = contracts.prepare(terms).orThrow();
            contracts.send(id).orThrow();
            return id;
        });
    }

    Outcome<WorkContract> sign(ContractId id) {
        return as(worker, () -> {
            signatures.requestCode(id).orThrow();
            return signatures.sign(id, code());
        });
    }

    String code() {
        return jdbc.sql(
                        "select code from outgoing_message where code is not null order by queued_at desc, id desc limit 1")
                .query(String.class)
                .single();
    }

    /** Signed, sent to the authority and asked for. */
    WorkContract declared(ContractTerms terms) {
        WorkContract contract = signed(terms);
        exchange(Duration.ofSeconds(2));
        return find(contract.id());
    }

    /** One round, a pause, another round. */
    void exchange(Duration pause) {
        declarations.exchange();
        pass(pause);
        declarations.exchange();
    }

    void pass(Duration pause) {
        at(time.local().plus(pause));
    }

    void at(LocalDateTime moment) {
        clock.freezeAt(moment);
    }

    WorkContract find(ContractId id) {
        return contracts.find(id).orElseThrow();
    }

    /** What kind of thing the open item is about. */
    String itemType(String kind) {
        return jdbc.sql("select subject_type from worklist_item where kind = :kind and closed_at is null")
                .param("kind", kind)
                .query(String.class)
                .single();
    }

    int waiting(String kind) {
        return jdbc.sql("select count(*) from worklist_item where kind = :kind and closed_at is null")
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }

    int mails(String key) {
        return jdbc.sql("select count(*) from outgoing_message where text_key = :key")
                .param("key", key)
                .query(Integer.class)
                .single();
    }
}
