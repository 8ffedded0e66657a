package coop.ouvrage.country.be.returns;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.country.be.calendar.BelgianHolidays;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.QuotaShare;
import coop.ouvrage.returns.spi.Control;
import coop.ouvrage.returns.spi.Declared;
import coop.ouvrage.returns.spi.PaidWork;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever people earn, a quarterly declaration declares to the cent what their payslips booked. */
class DmfaProperties {

    private final DmfaReturn dmfa = new DmfaReturn(new Deadlines(new WorkingDays(new BelgianHolidays())));

    @Property(tries = 200)
    void declaresWhatWasBooked(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 900_000) Integer> cents,
            @ForAll @IntRange(min = 0, max = 8) int within) {
        List<Declared> people =
                List.of(SomeWork.person(1, LocalDate.of(1990, 5, 1)), SomeWork.person(2, LocalDate.of(2009, 5, 1)));
        List<PaidWork> work = new ArrayList<>();
        for (int i = 0; i < cents.size(); i++) {
            ContractKind kind = ContractKind.values()[i % ContractKind.values().length];
            work.add(SomeWork.day(
                    people.get(i % 2),
                    kind,
                    Money.ofCents(cents.get(i)).toString(),
                    kind == ContractKind.STUDENT ? new QuotaShare(8, within) : QuotaShare.NONE));
        }
        Made written = Made.by(dmfa, SomeWork.quarter(people, work), dmfa.version());
        assertThat(written.total(Control.SOCIAL_SECURITY))
                .isEqualTo(Money.sum(work.stream()
                        .map(paid -> paid.totals().socialSecurity())
                        .toList()));
    }
}
