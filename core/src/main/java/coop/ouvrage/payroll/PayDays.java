package coop.ouvrage.payroll;

import coop.ouvrage.calendar.BankDays;
import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.policy.Policies;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The promised day of a wage: a number of working days after the last day worked, whether or not the client paid. */
@Component
public class PayDays {

    private final WorkingDays workingDays;
    private final BankDays bankDays;
    private final Policies policies;

    PayDays(WorkingDays workingDays, BankDays bankDays, Policies policies) {
        this.workingDays = workingDays;
        this.bankDays = bankDays;
        this.policies = policies;
    }

    /** The pay day of work that ended on {@code lastDay}. */
    public PayDay of(LocalDate lastDay) {
        LocalDate credited = workingDays.plusWorkingDays(lastDay, policies.number("payroll.pay_day", lastDay));
        int transfer = policies.number("payroll.transfer_days", lastDay);
        LocalDate executed = bankDays.plusBankDays(bankDays.sameOrPrevious(credited), -transfer);
        return new PayDay(credited, executed, bankDays.plusBankDays(executed, -1));
    }

    /** The pay day of a batch that can no longer keep its promise: executed on the next bank day, credited as soon as that allows. */
    PayDay soonest(LocalDate today) {
        LocalDate executed = bankDays.plusBankDays(today, 1);
        LocalDate credited = bankDays.plusBankDays(executed, policies.number("payroll.transfer_days", today));
        return new PayDay(credited, executed, today);
    }

    /** The last day of promises that are to be prepared on {@code today}: officers see a batch one bank day before they must release it. */
    LocalDate horizon(LocalDate today) {
        return bankDays.plusBankDays(today, 1);
    }
}
