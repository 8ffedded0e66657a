package coop.ouvrage.employment;

import java.util.Locale;

/** Under which social rules somebody works; decides coefficient, minimum wage, declaration and payslip. */
public enum ContractKind {
    EMPLOYEE,
    ARTIST,
    STUDENT;

    /** Name of the policy that holds the pay coefficient. */
    String coefficientPolicy() {
        return "payroll.coefficient." + name().toLowerCase(Locale.ROOT);
    }
}
