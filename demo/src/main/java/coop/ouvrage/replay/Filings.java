package coop.ouvrage.replay;

import coop.ouvrage.accounting.YearProposals;
import coop.ouvrage.ledger.Closing;
import coop.ouvrage.ledger.PeriodProposals;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.returns.ReturnId;
import coop.ouvrage.returns.ReturnPayments;
import coop.ouvrage.returns.Returns;
import coop.ouvrage.returns.ReturnsDue;
import coop.ouvrage.statutory.Filing;
import coop.ouvrage.statutory.Span;
import coop.ouvrage.statutory.VatDebts;
import coop.ouvrage.statutory.VatReturns;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Once a month payroll declares what has ended and finance pays what is owed for it; a little later the month before is closed and its VAT filed. */
@ReplayOnly
@Component
@Order(100)
class Filings implements Stage {

    private static final int DECLARED_ON = 12;
    private static final int CLOSED_ON = 15;

    private final ReplayedYear year;
    private final Cast cast;
    private final Checkpoints checkpoints;
    private final ReturnsDue due;
    private final Returns returns;
    private final ReturnPayments payments;
    private final VatReturns vat;
    private final VatDebts vatDebts;
    private final PeriodProposals proposals;
    private final YearProposals years;

    Filings(
            ReplayedYear year,
            Cast cast,
            Checkpoints checkpoints,
            ReturnsDue due,
            Returns returns,
            ReturnPayments payments,
            VatReturns vat,
            VatDebts vatDebts,
            PeriodProposals proposals,
            YearProposals years) {
        this.year = year;
        this.cast = cast;
        this.checkpoints = checkpoints;
        this.due = due;
        this.returns = returns;
        this.payments = payments;
        this.vat = vat;
        this.vatDebts = vatDebts;
        this.proposals = proposals;
        this.years = years;
    }

    @Override
    public String name() {
        return "returns and closings";
    }

    @Override
    public int live(LocalDate day) {
        int done = 0;
        if (day.getDayOfMonth() == DECLARED_ON) {
            List<ReturnsDue.Due> ended = cast.officer(
                    Officer.PAYROLL,
                    () -> due.all().stream()
                            .filter(open -> open.last().isBefore(day))
                            .toList());
            for (ReturnsDue.Due open : ended) {
                done += declare(open, day) ? 1 : 0;
            }
        }
        if (day.getDayOfMonth() == CLOSED_ON && day.isAfter(year.first().plusMonths(1))) {
            if (day.isAfter(year.last())) {
                closeYear();
            } else {
                close(YearMonth.from(day).minusMonths(1));
            }
            fileVat(YearMonth.from(day).minusMonths(1), day);
            done++;
        }
        return done;
    }

    private boolean declare(ReturnsDue.Due open, LocalDate day) {
        Outcome<ReturnId> made =
                cast.officer(Officer.PAYROLL, () -> returns.make(open.entity(), open.kind(), open.first()));
        if (!(made instanceof Outcome.Done<ReturnId>(ReturnId id))) {
            checkpoints.refused(
                    day, "return " + open.kind(), made.refusals().getFirst().code());
            return false;
        }
        cast.officer(
                Officer.SECOND_PAYROLL,
                () -> returns.file(id, "replay " + open.period(), "").orThrow());
        return cast.officer(Officer.FINANCE, () -> {
            if (returns.get(id).change().isPositive()) {
                payments.pay(id).orThrow();
            }
            return true;
        });
    }

    /** Unspent budgets are carried over and December is closed with the year. */
    private void closeYear() {
        cast.officer(
                Officer.FINANCE,
                () -> years.propose(ReplayedYear.ENTITY, year.last().getYear(), "clôture annuelle")
                        .orThrow());
        cast.officer(
                Officer.SECOND_FINANCE, () -> years.confirm(ReplayedYear.ENTITY).orThrow());
    }

    /** The VAT of a closed month, filed and paid in time. */
    private void fileVat(YearMonth month, LocalDate day) {
        cast.officer(Officer.FINANCE, () -> {
            Outcome<UUID> made = vat.make(ReplayedYear.ENTITY, Filing.Kind.RETURN, Span.month(month));
            if (made instanceof Outcome.Done<UUID>(UUID id)) {
                vat.filed(id, "replay " + month).orThrow();
                if (vatDebts.of(vat.filing(id)).isToPay()) {
                    vatDebts.pay(id).orThrow();
                }
            } else {
                checkpoints.refused(
                        day, "VAT return", made.refusals().getFirst().code());
            }
            return month;
        });
    }

    private void close(YearMonth month) {
        cast.officer(
                Officer.FINANCE,
                () -> proposals
                        .propose(ReplayedYear.ENTITY, month, Closing.Kind.CLOSED, "clôture mensuelle")
                        .orThrow());
        cast.officer(
                Officer.SECOND_FINANCE,
                () -> proposals.confirm(ReplayedYear.ENTITY).orThrow());
    }
}
