package coop.ouvrage.demo;

import coop.ouvrage.demo.bench.Mailbox;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.LongContracts;
import coop.ouvrage.employment.LongDecisions;
import coop.ouvrage.employment.LongDraft;
import coop.ouvrage.employment.LongForecast;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.Signatures;
import coop.ouvrage.employment.WeekPlan;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A part-time contract without an end that is paid each month since May, so that a year-end premium is owed, and one that is asked for. */
@DemoOnly
@Component
@Order(370)
class LastingWork implements Plot {

    private static final LocalDate ASKED = LocalDate.of(2026, 4, 20);
    private static final LocalDate STARTS = LocalDate.of(2026, 5, 2);
    private static final LocalDate NEXT = LocalDate.of(2026, 12, 5);
    private static final Money HELP = Money.of("18000.00");
    private static final String HOLDER = "samir";
    private static final String WORKER = "hugo";
    private static final String NEXT_WORKER = "mathis";

    private final Cast cast;
    private final Parking parking;
    private final LongContracts contracts;
    private final LongDecisions decisions;
    private final Signatures signatures;
    private final Units units;
    private final Mailbox mailbox;
    private final Ledger ledger;

    private @Nullable UUID asked;

    LastingWork(
            Cast cast,
            Parking parking,
            LongContracts contracts,
            LongDecisions decisions,
            Signatures signatures,
            Units units,
            Mailbox mailbox,
            Ledger ledger) {
        this.cast = cast;
        this.parking = parking;
        this.contracts = contracts;
        this.decisions = decisions;
        this.signatures = signatures;
        this.units = units;
        this.mailbox = mailbox;
        this.ledger = ledger;
    }

    @Override
    public void on(LocalDate day) {
        if (day.equals(ASKED)) {
            parking.attempt("the budget of the lasting contract", this::carry);
            parking.attempt("the lasting contract", () -> asked = ask(WORKER, STARTS));
        }
        if (day.equals(ASKED.plusDays(1))) {
            parking.attempt("the decision on the lasting contract", this::agree);
        }
        if (day.equals(ASKED.plusDays(2))) {
            parking.attempt("the signature of the lasting contract", this::sign);
        }
        if (day.equals(DemoYear.TODAY)) {
            parking.attempt("the next lasting contract", () -> ask(NEXT_WORKER, NEXT));
        }
    }

    /** The general meeting helps a unit that hires: without it the unit has spent what it had on wages. */
    private void carry() {
        UUID unit = units.ofHolder(cast.person(HOLDER).value()).getFirst().id().value();
        ledger.post(EntryDraft.in(Opening.ENTITY, Journal.SUNDRY, ASKED)
                .key("demo:hiring")
                .from("opening", unit)
                .text("demo.entry.hiring", Map.of())
                .debit(AccountRole.TRANSFER, HELP, Dim.unit(units.pot(Opening.ENTITY)))
                .credit(AccountRole.TRANSFER, HELP, Dim.unit(unit))
                .build());
    }

    private UUID ask(String worker, LocalDate starts) {
        UUID holder = cast.person(HOLDER).value();
        UUID unit = units.ofHolder(holder).getFirst().id().value();
        LongDraft draft = new LongDraft(
                Opening.ENTITY,
                unit,
                holder,
                cast.person(worker).value(),
                ContractKind.EMPLOYEE,
                starts,
                null,
                false,
                new BigDecimal("38"),
                weekends(),
                Money.of("1180.00"),
                new Post(
                        "assistant·e son",
                        new Workplace("Basse Fréquence", "Rue de la Clef 8", "", "1000", "Bruxelles", "BE"),
                        "200.00",
                        "sonorisation des concerts du week-end"),
                "");
        UUID[] id = new UUID[1];
        cast.act(HOLDER, () -> id[0] = contracts.ask(draft).orThrow());
        return Objects.requireNonNull(id[0]);
    }

    private static WeekPlan weekends() {
        return new WeekPlan(List.of(
                new WeekPlan.Shift(DayOfWeek.SATURDAY, LocalTime.of(12, 0), LocalTime.of(20, 0), 30),
                new WeekPlan.Shift(DayOfWeek.SUNDAY, LocalTime.of(12, 0), LocalTime.of(20, 0), 30)));
    }

    private void agree() {
        LongForecast forecast = new LongForecast(
                Money.of("27000.00"),
                Money.of("34000.00"),
                Money.of("42000.00"),
                "deux conventions d'un an signées, une troisième en négociation",
                DemoYear.TODAY.atStartOfDay(java.time.ZoneOffset.UTC).toInstant());
        cast.act(
                "gust",
                () -> decisions.agree(Objects.requireNonNull(asked), forecast).orThrow());
    }

    private void sign() {
        ContractId first = Objects.requireNonNull(
                contracts.find(Objects.requireNonNull(asked)).orElseThrow().firstMonth());
        cast.act(WORKER, () -> {
            signatures.requestCode(first).orThrow();
            signatures
                    .sign(first, mailbox.code(WORKER + "@ouvrage.example").orElseThrow())
                    .orThrow();
        });
    }
}
