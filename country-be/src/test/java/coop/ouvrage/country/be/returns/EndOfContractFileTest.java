package coop.ouvrage.country.be.returns;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.returns.spi.Declared;
import coop.ouvrage.returns.spi.PaidWork;
import coop.ouvrage.returns.spi.PaperData;
import coop.ouvrage.returns.spi.PaperFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The end of a contract as the message WECH001: names and order of the glossary, amounts of the payslips. */
class EndOfContractFileTest {

    private static final UUID PAPER = UUID.fromString("01a20196-c55f-7000-8052-829e124c3c49");
    private static final Instant MADE = Instant.parse("2026-11-30T08:00:00Z");

    private final Declared lou = SomeWork.person(1, LocalDate.of(1990, 5, 1));

    private static PaperData data(Declared person, PaidWork... work) {
        return new PaperData(
                SomeWork.quarter(List.of(person), List.of(work)).employer(),
                person,
                SomeWork.DAY,
                SomeWork.DAY,
                List.of(work),
                List.of(),
                PaperData.Ending.TERM,
                Map.of(),
                "nl");
    }

    private static String xml(PaperData data) {
        return EndOfContractFile.of(data, PAPER, MADE).map(PaperFile::content).orElse("");
    }

    @Test
    void theQuarterAndTheEndStandInTheOrderOfTheGlossary() {
        String xml = xml(data(lou, SomeWork.day(lou, ContractKind.EMPLOYEE, "110.00")));
        assertThat(xml)
                .containsSubsequence(
                        "<WECH001>",
                        "<Identification>WECH001</Identification>",
                        "<FormCreationHour>09:00:00.000</FormCreationHour>",
                        "<LanguageCodePdf>1</LanguageCodePdf>",
                        "<IdentificationOfRisk>001</IdentificationOfRisk>",
                        "<ReferenceNbr>70008052829e124c3c49</ReferenceNbr>",
                        "<Quarter>20264</Quarter>",
                        "<INSS>90050100001</INSS>",
                        "<WorkerCode>495</WorkerCode>",
                        "<NOSSQuarterStartingDate>2026-10-01</NOSSQuarterStartingDate>",
                        "<NOSSQuarterEndingDate>2026-12-31</NOSSQuarterEndingDate>",
                        "<OccupationEndingDate>2026-11-18</OccupationEndingDate>",
                        "<ServiceNbrDays>00100</ServiceNbrDays>",
                        "<PaymentIndicator>0</PaymentIndicator>",
                        "<RemunerationTimeUnit>1</RemunerationTimeUnit>",
                        "<PieceTaskServicesCommissionRemunerationBasisAmount>144737<", // 110.00 / 7.60 h = 14.4737
                        "<HolidaySectorIndicator>1</HolidaySectorIndicator>",
                        "<HolidayDaysNumber>0</HolidayDaysNumber>",
                        "</WECH001>");
    }

    @Test
    void theSameDataGiveTheSameBytes() {
        PaperData data = data(lou, SomeWork.day(lou, ContractKind.ARTIST, "557.32"));
        assertThat(xml(data)).isEqualTo(xml(data)).contains("<WorkerCode>046</WorkerCode>");
    }

    @Test
    void whatTheMessageAsksAndNobodyKnowsIsNotGuessed() {
        assertThat(xml(data(lou, SomeWork.day(lou, ContractKind.STUDENT, "100.00"))))
                .as("student")
                .isEmpty();
        Declared nobody =
                new Declared(lou.id(), "", "Lou", "Maes", null, "Rue Haute 1", "1000", "Bruxelles", "BE", "fr", null);
        assertThat(xml(data(nobody, SomeWork.day(nobody, ContractKind.EMPLOYEE, "110.00"))))
                .as("no national number")
                .isEmpty();
    }
}
