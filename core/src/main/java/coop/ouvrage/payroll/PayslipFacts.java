package coop.ouvrage.payroll;

import coop.ouvrage.employment.LeaveCertificates;
import coop.ouvrage.employment.MonthLeave;
import coop.ouvrage.employment.PaidDay;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.parties.Person;
import coop.ouvrage.parties.PostalAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a payslip keeps of both sides and of the work: it is shown and printed from this, whatever changes later. */
@Component
class PayslipFacts {

    private final LegalEntities entities;
    private final LeaveCertificates leave;

    PayslipFacts(LegalEntities entities, LeaveCertificates leave) {
        this.entities = entities;
        this.leave = leave;
    }

    PayslipData of(
            WorkContract contract, Person person, MonthOfWork work, PayslipSums.SoFar before, Calculator.Wage wage) {
        return new PayslipData(
                employer(entities.get(contract.assignment().entity())),
                worker(person),
                work(
                        contract,
                        leave.ofMonth(contract).map(PayslipFacts::earlier).orElse(null)),
                work.days().stream().map(PayslipFacts::day).toList(),
                contract.coefficient(),
                work.charge(),
                wage.earlier(),
                wage.answer(),
                before.payslips() == 0 ? null : before.totals(),
                null,
                wage.household());
    }

    static PayslipData.Work work(WorkContract contract) {
        return work(contract, null);
    }

    private static PayslipData.EarlierLeave earlier(MonthLeave leave) {
        return new PayslipData.EarlierLeave(leave.hours(), leave.withheld(), leave.settled(), leave.left());
    }

    private static PayslipData.Work work(WorkContract contract, PayslipData.@Nullable EarlierLeave earlier) {
        return new PayslipData.Work(
                contract.post().function(),
                place(contract.post().place()),
                contract.post().jointCommittee(),
                contract.id().toString(),
                contract.earnedAtEnd().isEmpty() ? Boolean.TRUE : null,
                earlier);
    }

    /** Work at the address of the client bears no name. */
    private static String place(Workplace place) {
        return place.name().isBlank() ? place.line() : place.name();
    }

    private static PayslipData.Day day(PaidDay day) {
        return new PayslipData.Day(day.date(), day.hours(), day.paidHours());
    }

    static PayslipData.Side employer(LegalEntity entity) {
        return new PayslipData.Side(
                entity.name() + " " + entity.legalForm(),
                List.of(
                        entity.address().street() + " " + entity.address().houseNumber(),
                        entity.address().postalCode() + " " + entity.address().city()),
                entity.enterpriseNumber(),
                entity.socialSecurityNumber() == null ? "" : entity.socialSecurityNumber());
    }

    static PayslipData.Side worker(Person person) {
        PostalAddress address = person.address();
        return new PayslipData.Side(
                person.name().full(),
                address == null ? List.of() : List.of(address.streetLine(), address.cityLine()),
                "",
                "");
    }
}
