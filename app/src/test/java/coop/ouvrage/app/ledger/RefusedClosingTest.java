package coop.ouvrage.app.ledger;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.ledger.Closing.Kind;
import coop.ouvrage.ledger.PeriodProposals;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** Months close in order, once over, by two people; what is closed is reopened from the end, with a reason. */
@OuvrageTest(perMethod = true)
class RefusedClosingTest {

    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);

    private final PeriodProposals proposals;
    private final SmallCoop coop;
    private final CurrentUser user;

    RefusedClosingTest(PeriodProposals proposals, SmallCoop coop, CurrentUser user) {
        this.proposals = proposals;
        this.coop = coop;
        this.user = user;
    }

    @Test
    void eachWayThatAMonthCannotBeClosedIsSaid() {
        Actor one = coop.officer(Role.FINANCE);
        Actor two = coop.officer(Role.FINANCE);
        assertThat(codes(user.as(one, () -> proposals.confirm("PROD")))).containsExactly("ledger.no_proposal");
        assertThat(codes(user.as(one, () -> proposals.propose("PROD", YearMonth.of(2026, 11), Kind.CLOSED, ""))))
                .containsExactly("ledger.month_not_over");
        user.as(one, () -> proposals.propose("PROD", SEPTEMBER, Kind.CLOSED, ""))
                .orThrow();
        assertThat(codes(user.as(one, () -> proposals.confirm("PROD")))).containsExactly("ledger.own_proposal");
        user.as(two, () -> proposals.confirm("PROD")).orThrow();
        assertThat(codes(user.as(one, () -> proposals.propose("PROD", SEPTEMBER, Kind.CLOSED, ""))))
                .containsExactly("ledger.month_closed");
        assertThat(codes(user.as(one, () -> proposals.propose("PROD", YearMonth.of(2026, 11), Kind.CLOSED, ""))))
                .containsExactly("ledger.month_not_over", "ledger.month_before_open");
        assertThat(codes(user.as(one, () -> proposals.propose("PROD", YearMonth.of(2026, 8), Kind.REOPENED, " "))))
                .containsExactly("ledger.reason_missing", "ledger.month_not_last_closed");
    }
}
