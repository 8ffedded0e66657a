package coop.ouvrage.country.be.returns;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.returns.spi.PaidWork;
import coop.ouvrage.returns.spi.PaperData;
import coop.ouvrage.returns.spi.PaperFile;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Writes the end of a contract as the declaration of a social risk to the unemployment office (scenario 1, message WECH001), in the order
 * and with the names of the glossary of the ONSS. Each quarter of the contract is declared as in the DmfA, the last one with the end.
 */
final class EndOfContractFile {

    private static final String END_OF_CONTRACT = "001";
    private static final String BY_THE_HOUR = "1";
    private static final String PRIVATE_SECTOR = "1";
    private static final String TAKEN = "1";
    private static final BigDecimal HUNDREDTHS_OF_CENTS = BigDecimal.valueOf(10_000);

    private final PaperData data;
    private final DmfaCodes codes;
    private final Xml xml;
    private final DmfaBlocks blocks;

    private EndOfContractFile(PaperData data, ByteArrayOutputStream file) {
        this.data = data;
        this.codes = new DmfaCodes(data.last(), DmfaCodes.TYPED);
        this.xml = new Xml(file);
        this.blocks = new DmfaBlocks(xml, codes, "");
    }

    /** Whether everything that the message asks is known. */
    static boolean isKnown(PaperData data) {
        return data.work().stream().allMatch(paid -> paid.kind() != ContractKind.STUDENT)
                && data.work().stream().anyMatch(paid -> paid.hours().signum() > 0)
                && !data.last().isAfter(data.first().plusMonths(1))
                && !data.person().nationalNumber().isEmpty()
                && !data.employer().socialSecurityNumber().isEmpty();
    }

    static Optional<PaperFile> of(PaperData data, UUID paper, Instant madeAt) {
        if (!isKnown(data)) {
            return Optional.empty();
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new EndOfContractFile(data, file).write(paper, LocalDateTime.ofInstant(madeAt, BusinessTime.ZONE));
        return Optional.of(new PaperFile("WECH001-" + paper + ".xml", file.toString(StandardCharsets.UTF_8)));
    }

    private void write(UUID paper, LocalDateTime made) {
        xml.open("WECH001")
                .open("Form")
                .leaf("Identification", "WECH001")
                .leaf("FormCreationDate", made.toLocalDate())
                .leaf("FormCreationHour", made.format(DmfaFile.HOUR))
                .leaf("AttestationStatus", "0")
                .leaf("TypeForm", "SU")
                .open("DclInformation")
                .leaf("LanguageCodePdf", language())
                .close("DclInformation")
                .open("RiskIdentification")
                .leaf("IdentificationOfRisk", END_OF_CONTRACT)
                .close("RiskIdentification")
                .open("Reference")
                .leaf("ReferenceType", "1")
                .leaf("ReferenceOrigin", "1")
                .leaf("ReferenceNbr", DmfaFile.reference(paper))
                .close("Reference");
        TreeMap<LocalDate, List<PaidWork>> quarters = data.work().stream()
                .collect(Collectors.groupingBy(EndOfContractFile::quarter, TreeMap::new, Collectors.toList()));
        LocalDate last = quarters.lastKey();
        quarters.forEach((first, work) -> quarter(first, work, first.equals(last)));
        xml.close("Form").close("WECH001").end();
    }

    private String language() {
        return switch (data.language()) {
            case "nl" -> "1";
            case "de" -> "3";
            default -> "2";
        };
    }

    private static LocalDate quarter(PaidWork paid) {
        return paid.month()
                .withMonth((paid.month().getMonthValue() - 1) / 3 * 3 + 1)
                .withDayOfMonth(1);
    }

    private void quarter(LocalDate first, List<PaidWork> work, boolean ends) {
        LocalDate last = YearMonth.from(first).plusMonths(2).atEndOfMonth();
        PaidWork any = work.getFirst();
        xml.open("EmployerDeclaration")
                .leaf("Quarter", DmfaFile.quarter(last))
                .leaf("NOSSRegistrationNbr", DmfaFile.digits(data.employer().socialSecurityNumber()))
                .leaf("Trusteeship", "0")
                .leaf("CompanyID", DmfaFile.digits(data.employer().enterpriseNumber()))
                .open("NaturalPerson")
                .leaf("NaturalPersonSequenceNbr", "1")
                .leaf("INSS", data.person().nationalNumber())
                .open("WorkerRecord")
                .leaf("EmployerClass", codes.employerCategory(any.engagement().jointCommittee()))
                .leaf(
                        "WorkerCode",
                        codes.worker(any.kind(), data.person().birthDate()).code())
                .leaf("NOSSQuarterStartingDate", first)
                .leaf("NOSSQuarterEndingDate", last)
                .leaf("Border", "0");
        DmfaOccupation occupation = DmfaOccupation.of(work, codes);
        blocks.open(occupation, 1);
        blocks.service(occupation);
        if (ends) {
            end(occupation);
        }
        xml.close("Occupation").close("WorkerRecord").close("NaturalPerson").close("EmployerDeclaration");
    }

    private void end(DmfaOccupation occupation) {
        xml.open("DclEndContractOrFTEarlyPension")
                .leaf("CompensatoryRecoveryServiceDay", "0")
                .leaf("PaymentIndicator", "0")
                .open("CalculationBaseAllowance")
                .leaf("RemunerationTimeUnit", BY_THE_HOUR)
                .leaf("PieceTaskServicesCommissionRemunerationBasisAmount", perHour(occupation))
                .close("CalculationBaseAllowance")
                .open("HolidaysSector")
                .leaf("HolidaySectorIndicator", PRIVATE_SECTOR)
                .open("HolidayDetail")
                .leaf("HolidayCode", TAKEN)
                .leaf(blocks.isFull(occupation) ? "HolidayDaysNumber" : "HolidayHoursNumber", "0")
                .close("HolidayDetail")
                .close("HolidaysSector")
                .close("DclEndContractOrFTEarlyPension");
    }

    /** Gross per paid hour, in hundredths of cents. */
    private static BigDecimal perHour(DmfaOccupation occupation) {
        Money gross = occupation.gross();
        return gross.toDecimal().multiply(HUNDREDTHS_OF_CENTS).divide(occupation.hours(), 0, RoundingMode.HALF_UP);
    }
}
