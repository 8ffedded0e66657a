package coop.ouvrage.country.be.returns;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Money;
import coop.ouvrage.returns.spi.PaidWork;
import coop.ouvrage.returns.spi.ReturnData;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes an original quarterly declaration (message DmfAOriginal) in the order of the official schema. */
final class DmfaFile {

    static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final ReturnData data;
    private final DmfaCodes codes;
    private final Xml xml;
    private final DmfaBlocks blocks;

    DmfaFile(ReturnData data, DmfaCodes codes, OutputStream file) {
        this.data = data;
        this.codes = codes;
        this.xml = new Xml(file);
        this.blocks = new DmfaBlocks(xml, codes, data.employer().establishmentNumber());
    }

    static String schema(LocalDate quarterEnd) {
        return "DmfAOriginal_" + quarter(quarterEnd) + ".xsd";
    }

    static String quarter(LocalDate quarterEnd) {
        return quarterEnd.getYear() + "" + quarterEnd.getMonthValue() / 3;
    }

    void write(DmfaTotals totals) {
        LocalDateTime made = LocalDateTime.ofInstant(data.madeAt(), BusinessTime.ZONE);
        xml.open(
                "DmfAOriginal",
                " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\""
                        + schema(data.last()) + "\"");
        xml.open("Form")
                .leaf("Identification", "DMFA")
                .leaf("FormCreationDate", made.toLocalDate())
                .leaf("FormCreationHour", made.format(HOUR))
                .leaf("AttestationStatus", "0")
                .leaf("TypeForm", "SU")
                .open("Reference")
                .leaf("ReferenceType", "1")
                .leaf("ReferenceOrigin", "1")
                .leaf("ReferenceNbr", reference(data.id()))
                .close("Reference");
        xml.open("EmployerDeclaration")
                .leaf("Quarter", quarter(data.last()))
                .leaf("NOSSRegistrationNbr", digits(data.employer().socialSecurityNumber()))
                .leaf("Trusteeship", "0")
                .leaf("CompanyID", digits(data.employer().enterpriseNumber()))
                .leaf("NetOwedAmount", cents(totals.owed(), 11))
                .leaf("System5", "0");
        people();
        totals.unrelated().forEach(this::unrelated);
        xml.close("EmployerDeclaration").close("Form").close("DmfAOriginal").end();
    }

    private void people() {
        AtomicInteger nr = new AtomicInteger();
        data.each(DmfaReturn.ORDER, (person, work) -> person(DmfaPerson.of(person, work, codes), nr.incrementAndGet()));
    }

    private void unrelated(DmfaUnrelated contribution) {
        xml.open("ContributionUnrelatedToNP")
                .leaf("UnrelatedEmployerClass", contribution.employerClass())
                .leaf("UnrelatedWorkerCode", contribution.code().code())
                .leaf("UnrelatedCalculationBasis", cents(contribution.base(), 11))
                .leaf("UnrelatedAmount", cents(contribution.amount(), 11))
                .close("ContributionUnrelatedToNP");
    }

    private void person(DmfaPerson person, int nr) {
        xml.open("NaturalPerson")
                .leaf("NaturalPersonSequenceNbr", nr)
                .leaf("INSS", person.person().nationalNumber())
                .leaf("NaturalPersonUserReference", reference(person.person().id()));
        person.records().forEach(this::record);
        xml.close("NaturalPerson");
    }

    private void record(DmfaRecord record) {
        String committee = record.work().getFirst().engagement().jointCommittee();
        xml.open("WorkerRecord")
                .leaf("EmployerClass", codes.employerCategory(committee))
                .leaf("WorkerCode", record.code.code())
                .leaf("NOSSQuarterStartingDate", data.first())
                .leaf("NOSSQuarterEndingDate", data.last())
                .leaf("Border", "0");
        if (record.student) {
            student(record);
        } else {
            ordinary(record);
        }
        xml.close("WorkerRecord");
    }

    private void student(DmfaRecord record) {
        xml.open("StudentContribution")
                .leaf("StudentRemunAmount", cents(record.gross(), 9))
                .leaf("StudentContributionAmount", cents(record.owed(), 9))
                .leaf("StudentHoursNbr", "%03d".formatted(record.quotaHours()));
        blocks.unit();
        xml.close("StudentContribution");
    }

    private void ordinary(DmfaRecord record) {
        Map<UUID, List<PaidWork>> contracts = new LinkedHashMap<>();
        record.work()
                .forEach(paid -> contracts
                        .computeIfAbsent(paid.contract(), k -> new ArrayList<>())
                        .add(paid));
        int nr = 0;
        for (List<PaidWork> contract : contracts.values()) {
            DmfaOccupation occupation = DmfaOccupation.of(contract, codes);
            if (!occupation.isEmpty()) {
                nr++;
                blocks.write(occupation, nr);
            }
        }
        for (DmfaRecord.Contribution contribution : record.contributions()) {
            xml.open("WorkerContribution")
                    .leaf("ContributionWorkerCode", contribution.code().code())
                    .leaf("ContributionType", contribution.code().type());
            if (!contribution.base().isZero()) {
                xml.leaf("ContributionCalculationBasis", cents(contribution.base(), 11));
            }
            xml.leaf("ContributionAmount", cents(contribution.amount(), 11)).close("WorkerContribution");
        }
        if (!record.bonus().isZero()) {
            xml.open("WorkerDeduction")
                    .leaf("DeductionCode", codes.workBonus().code())
                    .leaf("DeductionAmount", cents(record.bonus(), 11))
                    .close("WorkerDeduction");
        }
    }

    /** Twenty characters of an identifier, for the authority to name it: the end of it is by chance, its begin is time. */
    static String reference(UUID id) {
        String text = id.toString().replace("-", "");
        return text.substring(text.length() - 20);
    }

    static String digits(String number) {
        return number.replaceAll("\\D", "");
    }

    static String cents(Money amount, int width) {
        return ("%0" + width + "d").formatted(amount.cents());
    }
}
