package coop.ouvrage.employment.spi;

import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.PaidDay;
import coop.ouvrage.employment.Workplace;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a declaration says: employer, worker and planned work. Holds personal data: never logged.
 *
 * @param user the company to which an agency lends the worker; null for everybody else
 */
public record DeclaredWork(
        String enterpriseNumber,
        Worker worker,
        ContractKind kind,
        String jointCommittee,
        Workplace place,
        List<PaidDay> days,
        @Nullable UserCompany user) {

    public DeclaredWork {
        days = List.copyOf(days);
    }

    /**
     * The person who works.
     *
     * @param nationalNumber social-security number, digits only; without one the other fields identify the person
     */
    public record Worker(
            @Nullable String nationalNumber,
            String familyName,
            String givenName,
            @Nullable LocalDate birthDate) {

        @Override
        public String toString() {
            return "Worker[not shown]";
        }
    }
}
