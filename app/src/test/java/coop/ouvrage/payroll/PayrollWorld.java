package coop.ouvrage.payroll;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.app.testing.Actors;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.WorkConfirmed;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.WorkCorrected;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.parties.Sex;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A unit, people with accounts, contracts that are done, two officers: what a pay run needs. Invented people. */
class PayrollWorld {

    static final String IBAN = "BE71096123456769";

    final PayRuns runs;
    final Payslips payslips;
    final Ledger ledger;
    final Budgets budgets;
    final CurrentUser user;
    final JdbcClient jdbc;
    final BusinessClock clock;
    final TransactionTemplate transaction;
    final PayoutAccounts accounts;
    final List<Invariant> invariants;

    private final Units units;
    private final Parties parties;
    private final Contracts contracts;
    private final ApplicationEventPublisher events;
    private final BusinessTime time;

    final Actor first = Actors.officer();
    final Actor second = Actors.officer();
    final UUID unit;

    PayrollWorld(
            PayRuns runs,
            Payslips payslips,
            Ledger ledger,
            Budgets budgets,
            CurrentUser user,
            JdbcClient jdbc,
            BusinessClock clock,
            TransactionTemplate transaction,
            PayoutAccounts accounts,
            List<Invariant> invariants,
            Units units,
            Parties parties,
            Contracts contracts,
            ApplicationEventPublisher events,
            BusinessTime time) {
        this.runs = runs;
        this.payslips = payslips;
        this.ledger = ledger;
        this.budgets = budgets;
        this.user = user;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
        this.accounts = accounts;
        this.invariants = invariants;
        this.units = units;
        this.parties = parties;
        this.contracts = contracts;
        this.events = events;
        this.time = time;
        this.unit = user.asSystem(() -> units.open("PROD", UUID.randomUUID(), "Cordes & Co", "music", false))
                .orThrow()
                .value();
    }

    static Actor member(UUID party) {
        return new Actor(new UserId(UUID.randomUUID()), party, "Member", "fr", Set.of(Role.MEMBER), null, false);
    }

    UUID worker(String given) {
        UUID worker = workerWithoutAccount(given);
        user.asSystem(() -> accounts.declare(new PartyId(worker), IBAN).orThrow());
        return worker;
    }

    UUID workerWithoutAccount(String given) {
        return user.asSystem(() -> parties.registerPerson(new PersonDraft(
                                PersonName.of(given, "O’Daerden"),
                                LocalDate.of(1990, 5, 1),
                                Sex.UNSTATED,
                                "BE",
                                Locale.FRENCH,
                                given.toLowerCase(Locale.ROOT) + "@example.org",
                                null,
                                null))
                        .orThrow())
                .value();
    }

    /** A contract whose work is confirmed: one shift of 7 h 36 on each of the days. */
    ContractId done(UUID worker, ContractKind kind, String gross, String coefficient, LocalDate... days) {
        return confirmed(worker, kind, gross, coefficient, UUID.randomUUID(), days);
    }

    ContractId confirmed(
            UUID worker, ContractKind kind, String gross, String coefficient, UUID job, LocalDate... days) {
        UUID id = UUID.randomUUID();
        Money charge = Money.of(gross).times(new BigDecimal(coefficient));
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                    insert into work_contract (id, entity, job_id, unit_id, holder, worker, kind, state, version, coefficient,
                        gross_cents, charge_cents, function, place_name, place_street, place_number, place_post_code,
                        place_municipality, place_country, joint_committee, reason, language, language_source, starts_at, ends_at,
                        first_day, last_day, instructed_at, worker_signed_at, employer_signed_at, confirmed_at)
                    values (:id, 'PROD', :job, :unit, :worker, :worker, :kind, 'DONE', 1, cast(:coefficient as numeric), :gross,
                        :charge, 'Violoniste', 'Salle des fêtes', 'Rue Haute', '1', '1000', 'Bruxelles', 'BE', '304.00', 'Concert',
                        'fr', 'test', :first::timestamptz + interval '9 hours', :last::timestamptz + interval '18 hours', :first,
                        :last, now(), now(), now(), now())""")
                    .param("id", id)
                    .param("job", job)
                    .param("unit", unit)
                    .param("worker", worker)
                    .param("kind", kind.name())
                    .param("coefficient", coefficient)
                    .param("gross", Money.of(gross).cents())
                    .param("charge", charge.cents())
                    .param("first", days[0])
                    .param("last", days[days.length - 1])
                    .update();
            jdbc.sql("insert into late_declaration (contract_id, cause, noticed_at) values (:id, 'test', now())")
                    .param("id", id)
                    .update();
            version(id, 1, Money.of(gross), charge, days);
            WorkContract contract = contracts.find(new ContractId(id)).orElseThrow();
            events.publishEvent(new WorkConfirmed(contract.id(), job, unit, contract.days(), false));
        });
        return new ContractId(id);
    }

    /** The same for pay by the hour. */
    ContractId byTheHour(UUID worker, String rate, LocalDate... days) {
        Money gross = Money.of(new BigDecimal(rate)
                .multiply(new BigDecimal("7.60"))
                .multiply(BigDecimal.valueOf(days.length))
                .setScale(2, java.math.RoundingMode.HALF_UP)
                .toPlainString());
        ContractId contract = done(worker, ContractKind.EMPLOYEE, gross.toString(), "1.55", days);
        jdbc.sql("update work_contract set hourly_rate = cast(:rate as numeric) where id = :id")
                .param("rate", rate)
                .param("id", contract.value())
                .update();
        return contract;
    }

    private void version(UUID contract, int version, Money gross, Money charge, LocalDate... days) {
        jdbc.sql("""
                insert into contract_version (contract_id, version, cause, gross_cents, charge_cents, reason, made_at)
                values (:id, :version, :cause, :gross, :charge, '', now())""")
                .param("id", contract)
                .param("version", version)
                .param("cause", version == 1 ? "AGREED" : "CORRECTED")
                .param("gross", gross.cents())
                .param("charge", charge.cents())
                .update();
        for (int i = 0; i < days.length; i++) {
            jdbc.sql("""
                    insert into contract_day (contract_id, version, nr, day, start_time, end_time, break_minutes, minutes,
                        paid_minutes, starts_at, ends_at)
                    values (:id, :version, :nr, :day, '09:00', '17:06', 30, 456, 456, now(), now() + interval '8 hours')""")
                    .param("id", contract)
                    .param("version", version)
                    .param("nr", i + 1)
                    .param("day", days[i])
                    .update();
        }
    }

    /** Corrects a contract after the fact: another gross, other days. */
    void correct(ContractId id, String gross, LocalDate... days) {
        transaction.executeWithoutResult(status -> {
            WorkContract before = contracts.find(id).orElseThrow();
            Money charge = Money.of(gross).times(before.coefficient());
            version(id.value(), before.version() + 1, Money.of(gross), charge, days);
            jdbc.sql("""
                    update work_contract set version = version + 1, gross_cents = :gross, charge_cents = :charge,
                        first_day = :first, last_day = :last where id = :id""")
                    .param("gross", Money.of(gross).cents())
                    .param("charge", charge.cents())
                    .param("first", days[0])
                    .param("last", days[days.length - 1])
                    .param("id", id.value())
                    .update();
            events.publishEvent(new WorkCorrected(
                    id,
                    before.assignment().job(),
                    unit,
                    Money.of(gross).minus(before.gross()),
                    charge.minus(before.charge()),
                    "test"));
        });
    }

    /** The job was invoiced and its wage is held under cover. */
    void covered(UUID job, UUID contract, String open, String charge) {
        UUID pot = units.pot("PROD");
        transaction.executeWithoutResult(status -> {
            ledger.post(EntryDraft.in("PROD", Journal.SALES, time.today())
                    .from("invoice", job)
                    .key("test:" + job)
                    .text("ledger.text.invoice")
                    .debit(AccountRole.RECEIVABLE, Money.of("1000.00"), Dim.party(job))
                    .credit(
                            AccountRole.TURNOVER,
                            Money.of("1000.00"),
                            Dim.unit(unit).subject(job))
                    .debit(
                            AccountRole.CONTRIBUTION,
                            Money.of("65.00"),
                            Dim.unit(unit).subject(job))
                    .credit(AccountRole.CONTRIBUTION, Money.of("65.00"), Dim.unit(pot))
                    .memo(AccountRole.OPEN, Money.of(open), Dim.unit(unit).subject(job))
                    .build());
            jdbc.sql("""
                    insert into cover (order_id, entity, client_id, unit_id, job_id, exposure_cents, amount_cents, given_on, state)
                    values (:job, 'PROD', :job, :unit, :job, 100000, :charge, :on, 'GIVEN')""")
                    .param("job", job)
                    .param("unit", unit)
                    .param("charge", Money.of(charge).cents())
                    .param("on", time.today())
                    .update();
            budgets.reserve(new Budgets.Hold(contract, unit, job, job, Money.of(charge), Money.of(charge)))
                    .orThrow();
        });
    }

    <T> T as(Actor actor, Supplier<T> action) {
        return user.as(actor, action);
    }

    /** Prepared by the first officer. */
    List<PayRunId> prepare() {
        return as(first, () -> runs.prepareAll());
    }

    PayRunId prepared() {
        return prepare().getFirst();
    }

    /** Prepared and released by two officers. */
    PayRunId released() {
        PayRunId run = prepared();
        as(second, () -> runs.release(run)).orThrow();
        return run;
    }

    List<Payslip> of(UUID worker) {
        return user.asSystem(() -> payslips.ofWorker(worker, 0, 50));
    }

    List<String> broken() {
        // This world books claims on clients by hand, so that open items have nothing to say here.
        return invariants.stream()
                .filter(invariant -> !invariant.name().startsWith("receivables."))
                .flatMap(invariant ->
                        invariant.check().failures().stream().map(failure -> invariant.name() + ": " + failure))
                .toList();
    }

    int waiting(String kind) {
        return jdbc.sql("select count(*) from worklist_item where kind = :kind and closed_at is null")
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }
}
