package coop.ouvrage.payroll;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.FlatTax;
import coop.ouvrage.employment.StudentQuota;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.Person;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads what wages are calculated from: a few statements, whatever their number. */
@Component
class PayBasisReader {

    private final Contracts contracts;
    private final FlatTax flatTax;
    private final StudentQuota quota;
    private final Parties parties;
    private final Households households;
    private final PayslipSums payslips;
    private final YearlyStore yearly;
    private final CurrentUser user;

    PayBasisReader(
            Contracts contracts,
            FlatTax flatTax,
            StudentQuota quota,
            Parties parties,
            Households households,
            PayslipSums payslips,
            YearlyStore yearly,
            CurrentUser user) {
        this.contracts = contracts;
        this.flatTax = flatTax;
        this.quota = quota;
        this.parties = parties;
        this.households = households;
        this.payslips = payslips;
        this.yearly = yearly;
        this.user = user;
    }

    PayBasis read(List<Due> dues) {
        Set<UUID> ids = dues.stream().map(Due::contract).collect(Collectors.toSet());
        Map<UUID, Person> workers =
                parties.persons(dues.stream().map(Due::worker).collect(Collectors.toSet()));
        Map<UUID, WorkContract> known = contracts.find(ids);
        List<WorkContract> students = known.values().stream()
                .filter(contract -> contract.kind() == ContractKind.STUDENT)
                .toList();
        return new PayBasis(
                known,
                workers,
                user.asSystem(() -> households.of(homes(dues), workers)),
                flatTax.chosen(ids),
                students.isEmpty() ? Map.of() : quota.of(students),
                payslips.soFar(ids),
                payslips.months(dues),
                payslips.departures(ids),
                yearly.doublePaid(ids),
                payslips.years(homes(dues)));
    }

    /** A wage is for days of its month, whose year is that of the family. */
    private static Set<PayBasis.Home> homes(List<Due> dues) {
        return dues.stream()
                .map(due -> new PayBasis.Home(
                        due.worker(), due.entity(), due.month().getYear()))
                .collect(Collectors.toSet());
    }
}
