package coop.ouvrage.country.be.payroll.file;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.PayQuestion;
import java.time.LocalDate;

/** The keys that tell which contract a month's pay belongs to. */
record MonthlyReader(Inputs inputs) {

    PayQuestion question(LocalDate day) {
        Money gross = inputs.amount("gross");
        String worker = inputs.text("worker").orElse("employee");
        return switch (worker) {
            case "employee" -> flat(PayQuestion.of(day, ContractKind.EMPLOYEE, gross), false);
            case "manual", "manual_worker" -> flat(PayQuestion.of(day, ContractKind.MANUAL_WORKER, gross), false);
            case "artist" -> flat(PayQuestion.of(day, ContractKind.ARTIST, gross), true);
            case "student", "student_in_quota" -> flat(PayQuestion.of(day, ContractKind.STUDENT, gross), false);
            case "student_out_of_quota" ->
                flat(PayQuestion.of(day, ContractKind.STUDENT, gross), false).withinStudentQuota(false);
            default -> throw Inputs.bad("worker", worker);
        };
    }

    private PayQuestion flat(PayQuestion question, boolean allowed) {
        String withholding = inputs.text("withholding").orElse("ordinary");
        boolean flat = switch (withholding) {
            case "ordinary", "formula" -> false;
            case "flat", "11.11%" -> true;
            default -> throw Inputs.bad("withholding", withholding);
        };
        if (flat && !allowed) {
            throw Inputs.bad("withholding", withholding);
        }
        return question.withFlatTax(flat);
    }
}
