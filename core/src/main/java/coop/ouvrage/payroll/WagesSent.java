package coop.ouvrage.payroll;

import coop.ouvrage.employment.ContractId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The batches with these wages were released, so that the workers have the money on that day; each contract once. */
public record WagesSent(List<Wage> wages, LocalDate creditedOn) {

    public WagesSent {
        wages = List.copyOf(wages);
    }

    public record Wage(ContractId contract, UUID job) {}
}
