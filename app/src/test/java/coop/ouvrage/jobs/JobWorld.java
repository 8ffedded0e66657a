package coop.ouvrage.jobs;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.ScratchDirectory;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.Declarations;
import coop.ouvrage.employment.Mandates;
import coop.ouvrage.employment.PaidDay;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.Signatures;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.employment.WorkDone;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.NationalNumbers;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.parties.Sex;
import coop.ouvrage.payroll.PayRuns;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.simulators.authority.AuthoritySimulator;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.FourAmounts;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** A holder who works their own jobs, for a client that is verified and covered, declared to an authority that answers. */
class JobWorld implements AutoCloseable {

    private static final Workplace HALL =
            new Workplace("Salle du Quai", "Quai des Tanneurs", "8", "5000", "Namur", "BE");

    final SmallCoop coop;
    final Jobs jobs;
    private final JobReading reading;
    final Contracts contracts;
    final WorkDone work;
    final Budgets budgets;
    final Ledger ledger;
    final CurrentUser user;
    final BusinessClock clock;

    private final Signatures signatures;
    private final Declarations declarations;
    private final PayRuns runs;
    private final BusinessTime time;

    final UUID holder;
    final UUID unit;
    final UUID client;
    final AuthoritySimulator authority;

    JobWorld(
            SmallCoop coop,
            Jobs jobs,
            JobReading reading,
            Contracts contracts,
            WorkDone work,
            Budgets budgets,
            Ledger ledger,
            CurrentUser user,
            BusinessClock clock,
            Signatures signatures,
            Declarations declarations,
            PayRuns runs,
            BusinessTime time,
            Mandates mandates,
            Parties parties,
            NationalNumbers numbers,
            PayoutAccounts accounts) {
        this.coop = coop;
        this.jobs = jobs;
        this.reading = reading;
        this.contracts = contracts;
        this.work = work;
        this.budgets = budgets;
        this.ledger = ledger;
        this.user = user;
        this.clock = clock;
        this.signatures = signatures;
        this.declarations = declarations;
        this.runs = runs;
        this.time = time;
        System.setProperty("ouvrage.declarations.timer", "false");
        this.holder = user.asSystem(() -> {
            PartyId maud = parties.registerPerson(new PersonDraft(
                            PersonName.of("Maud", "Lekeux"),
                            LocalDate.of(1985, 7, 30),
                            Sex.UNSTATED,
                            "BE",
                            Locale.FRENCH,
                            "maud@lekeux.example",
                            null,
                            null))
                    .orThrow();
            numbers.declare(maud, "85073003328");
            accounts.declare(maud, "BE71096123456769").orThrow();
            mandates.grant("PROD", "Lucie Moreau", "administratrice déléguée", LocalDate.of(2020, 1, 1), "CA 3/2020");
            return maud.value();
        });
        this.unit = coop.unit(holder);
        this.client = coop.client(unit);
        coop.verified(client);
        coop.fund("10000.00");
        this.authority = authority();
        System.setProperty("ouvrage.authority.url", authority.url().toString());
    }

    private AuthoritySimulator authority() {
        return AuthoritySimulator.start(ScratchDirectory.untilTheEnd("authority"), 0, time::now);
    }

    @Override
    public void close() {
        authority.close();
    }

    static WorkDay shift(String day, int from, int to) {
        return new WorkDay(LocalDate.parse(day), LocalTime.of(from, 0), LocalTime.of(to, 0), 0);
    }

    JobDraft draft(String day, String price, String costs) {
        return new JobDraft(
                unit,
                client,
                "Concert d'ouverture",
                Supply.SERVICE,
                holder,
                ContractKind.ARTIST,
                new Post("musicienne", HALL, "304.00", "concert unique"),
                List.of(shift(day, 16, 23)),
                new JobDraft.Goal.Price(Money.of(price)),
                Money.of(costs),
                costs.equals("0.00") ? "" : "location d'amplis",
                null,
                null);
    }

    Outcome<JobId> making(JobDraft draft) {
        return user.as(SmallCoop.member(holder), () -> jobs.make(draft));
    }

    /** Made, and accepted by the client. */
    JobId ordered(String day, String price, String costs) {
        JobId job = making(draft(day, price, costs)).orThrow();
        coop.accept();
        return job;
    }

    /** Signed by both sides and accepted by the authority. */
    JobId declared(String day, String price, String costs) {
        JobId job = ordered(day, price, costs);
        signed(job);
        exchange();
        return job;
    }

    WorkContract signed(JobId job) {
        ContractId contract = contractId(job);
        return user.as(SmallCoop.member(holder), () -> {
            signatures.requestCode(contract).orThrow();
            return signatures.sign(contract, coop.code()).orThrow();
        });
    }

    void exchange() {
        declarations.exchange();
        clock.freezeAt(time.local().plusSeconds(2));
        declarations.exchange();
    }

    /** The work is done and confirmed as agreed; the invoice leaves. */
    void worked(JobId job) {
        WorkContract contract = contract(job);
        clock.freezeAt(contract.lastDay().atTime(23, 30));
        confirm(job, contract.days().stream().map(PaidDay::day).toList()).orThrow();
    }

    Outcome<ContractId> confirm(JobId job, List<WorkDay> days) {
        ContractId contract = contractId(job);
        return user.as(SmallCoop.member(holder), () -> work.confirm(contract, days));
    }

    /** Every wage that is due is paid, checked and released by two officers. */
    void paid() {
        var first = coop.officer(Role.PAYROLL);
        var second = coop.officer(Role.FINANCE);
        user.as(first, () -> runs.prepareAll())
                .forEach(run -> user.as(second, () -> runs.release(run)).orThrow());
    }

    Job job(JobId id) {
        return user.as(SmallCoop.member(holder), () -> reading.get(id));
    }

    ContractId contractId(JobId job) {
        return Objects.requireNonNull(job(job).contract());
    }

    WorkContract contract(JobId job) {
        return contracts.find(contractId(job)).orElseThrow();
    }

    FourAmounts amounts(JobId job) {
        return budgets.ofJob(unit, job.value());
    }
}
