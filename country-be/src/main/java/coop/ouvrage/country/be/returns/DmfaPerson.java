package coop.ouvrage.country.be.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.returns.spi.Declared;
import coop.ouvrage.returns.spi.PaidWork;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A person of a quarterly declaration with one record per worker code. */
record DmfaPerson(Declared person, List<DmfaRecord> records) {

    static DmfaPerson of(Declared person, List<PaidWork> work, DmfaCodes codes) {
        Map<String, DmfaRecord> records = new TreeMap<>();
        for (PaidWork paid : work) {
            Money within = withinQuota(paid);
            Money above = paid.totals().gross().minus(within);
            Money student = paid.line("be.student_contribution")
                    .negate()
                    .plus(paid.cost("be.student_employer_contribution"))
                    .plus(paid.cost("be.student_asbestos_fund"));
            boolean solidarity = !within.isZero() || !student.isZero();
            if (solidarity) {
                records.computeIfAbsent(
                                "student", k -> new DmfaRecord(codes, codes.student(), ContractKind.STUDENT, true))
                        .addStudent(paid, within, student);
            }
            if (!solidarity || !above.isZero()) {
                DmfaCodes.Code code = codes.worker(paid.kind(), person.birthDate());
                records.computeIfAbsent(code.code(), k -> new DmfaRecord(codes, code, paid.kind(), false))
                        .add(paid, above, paid.totals().socialSecurity().minus(student));
            }
        }
        return new DmfaPerson(person, List.copyOf(records.values()));
    }

    /** What a student earned within the yearly quota: what the month did not count as ordinary pay. */
    private static Money withinQuota(PaidWork paid) {
        return paid.kind() == ContractKind.STUDENT && DeparturePay.isWork(paid)
                ? paid.totals()
                        .gross()
                        .minus(Money.of(paid.counted().getOrDefault("gross_on_100", java.math.BigDecimal.ZERO)))
                : Money.ZERO;
    }

    boolean isWrong() {
        return records.stream().anyMatch(DmfaRecord::hasNegative);
    }
}
