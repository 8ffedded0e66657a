package coop.ouvrage.country.be.payroll.file;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.payroll.spi.QuotaShare;
import java.time.LocalDate;
import java.util.List;

/**
 * The keys that tell which contract a month's pay belongs to.
 *
 * @param worker that the category names
 */
record MonthlyReader(Inputs inputs, String worker) {

    private static final String MANUAL = "manual_worker";
    private static final List<String> QUOTA = List.of("within_quota", "student_hours", "student_hours_left");

    PayQuestion question(LocalDate day) {
        Money gross = inputs.amount("gross", Money.ZERO);
        String named = named();
        if (!named.equals("student")) {
            QUOTA.stream().filter(inputs::has).forEach(key -> {
                throw Inputs.apart(key, "worker");
            });
        }
        return switch (named) {
            case "employee" -> flat(PayQuestion.of(day, ContractKind.EMPLOYEE, gross), false);
            case MANUAL -> flat(PayQuestion.of(day, ContractKind.MANUAL_WORKER, gross), false);
            case "artist" -> flat(PayQuestion.of(day, ContractKind.ARTIST, gross), true);
            case "student" ->
                flat(PayQuestion.of(day, ContractKind.STUDENT, gross), false).withQuota(quota());
            default -> throw Inputs.bad("worker", named);
        };
    }

    /** The category {@code employee monthly} is that of any worker; another must not be contradicted. */
    private String named() {
        String named = inputs.text("worker").orElse(worker).replace(' ', '_');
        String known = named.equals("manual") || named.equals("worker_108") ? MANUAL : named;
        if (!worker.equals("employee") && !worker.equals(known)) {
            throw Inputs.bad("worker", named);
        }
        return known;
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

    /**
     * Either known as a whole, or from the hours of this wage and those that the year has left. Hours above the quota are ordinary pay,
     * whose work bonus depends on how much of a month they are: a whole month is not guessed beside a number of hours.
     */
    private QuotaShare quota() {
        inputs.needs("student_hours_left", "student_hours");
        if (inputs.has("student_hours") && inputs.has("within_quota")) {
            throw Inputs.apart("student_hours", "within_quota");
        }
        if (!inputs.has("student_hours")) {
            return inputs.flag("within_quota", true) ? QuotaShare.ALL : QuotaShare.NONE;
        }
        int hours = inputs.hours("student_hours");
        int left = inputs.hours("student_hours_left");
        inputs.required("student_hours_left");
        if (hours == 0) {
            throw Inputs.bad("student_hours", "0");
        }
        if (hours > left && WorkTimeReader.KEYS.stream().noneMatch(inputs::has)) {
            inputs.required("month_hours");
        }
        return QuotaShare.of(hours, left);
    }
}
