package coop.ouvrage.country.be.employment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.country.be.payroll.BelgianLegislation;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.PaidDay;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.employment.spi.Answer;
import coop.ouvrage.employment.spi.DeclaredWork;
import coop.ouvrage.employment.spi.HeldPeriod;
import coop.ouvrage.employment.spi.Period;
import coop.ouvrage.employment.spi.UserCompany;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DimonaFormatTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DeclaredWork.Worker KNOWN = new DeclaredWork.Worker("85073003328", "Daerden", "Noor", null);
    private static final Workplace HALL = new Workplace("Salle des fêtes", "Rue Haute", "1", "1000", "Bruxelles", "BE");

    private final DimonaFormat format = new DimonaFormat(BelgianLegislation.get());

    @Test
    void artistIsDeclaredAsOrdinaryWorkerForTheWholeContract() {
        DeclaredWork work = work(ContractKind.ARTIST, KNOWN, "2026-11-27", "2026-11-28");

        assertThat(format.periods(work.kind(), work.days()))
                .containsExactly(new Period(LocalDate.of(2026, 11, 27), LocalDate.of(2026, 11, 28), 0));
        assertThat(JSON.readTree(
                        format.in(work, format.periods(work.kind(), work.days()).getFirst())))
                .isEqualTo(JSON.readTree("""
                        {"employer":{"enterpriseNumber":"0123456749"},"worker":{"ssin":"85073003328"},
                         "dimonaIn":{"features":{"jointCommissionNumber":"XXX","workerType":"OTH"},
                         "startDate":"2026-11-27","endDate":"2026-11-28"}}"""));
    }

    @Test
    void agencyWorkerIsDeclaredWithTheCompanyThatUsesThem() {
        assertThat(features(new UserCompany("Salle des fêtes SC", "0999002208")))
                .isEqualTo(JSON.readTree("""
                        {"jointCommissionNumber":"322","workerType":"OTH",
                         "usingEmployer":{"usingEmployerCompanyID":"0999002208"}}"""));
        assertThat(features(new UserCompany("Festhalle GmbH, Aachen", null)).path("usingEmployer"))
                .isEqualTo(JSON.readTree("{\"usingEmployerName\":\"Festhalle GmbH, Aachen\"}"));
    }

    private JsonNode features(UserCompany user) {
        DeclaredWork lent = work(ContractKind.EMPLOYEE, KNOWN, "2026-11-27");
        DeclaredWork work = new DeclaredWork(
                lent.enterpriseNumber(), lent.worker(), lent.kind(), "322.00", HALL, lent.days(), user);
        Period period = format.periods(work.kind(), work.days()).getFirst();
        return JSON.readTree(format.in(work, period)).path("dimonaIn").path("features");
    }

    @Test
    void studentIsDeclaredPerQuarterWithWholeHoursAndPlace() {
        DeclaredWork work = work(ContractKind.STUDENT, KNOWN, "2026-12-30", "2026-12-31", "2027-01-02");

        List<Period> periods = format.periods(work.kind(), work.days());
        assertThat(periods)
                .containsExactly(
                        new Period(LocalDate.of(2026, 12, 30), LocalDate.of(2026, 12, 31), 16),
                        new Period(LocalDate.of(2027, 1, 2), LocalDate.of(2027, 1, 2), 8));
        JsonNode in = JSON.readTree(format.in(work, periods.getFirst())).path("dimonaIn");
        assertThat(in.path("features").path("workerType").asString()).isEqualTo("STU");
        assertThat(in.path("plannedHoursNumber").asInt()).isEqualTo(16);
        assertThat(in.path("studentPlaceOfWork").path("address").path("country").asInt())
                .isEqualTo(150);
    }

    @Test
    void workerWithoutNumberIsNamed() {
        DeclaredWork.Worker unknown = new DeclaredWork.Worker(null, "O'Brien", "Zoë", LocalDate.of(1990, 5, 1));
        JsonNode worker = JSON.readTree(format.in(
                        work(ContractKind.EMPLOYEE, unknown, "2026-11-27"),
                        new Period(LocalDate.of(2026, 11, 27), LocalDate.of(2026, 11, 27), 0)))
                .path("worker");
        assertThat(worker.path("familyName").asString()).isEqualTo("O'Brien");
        assertThat(worker.path("birthDate").asString()).isEqualTo("1990-05-01");
    }

    @Test
    void readsEveryResult() {
        assertThat(answer("A").verdict()).isEqualTo(Answer.Verdict.ACCEPTED);
        assertThat(answer("W").verdict()).isEqualTo(Answer.Verdict.ACCEPTED);
        assertThat(answer("B").verdict()).isEqualTo(Answer.Verdict.REFUSED);
        assertThat(answer("S").verdict()).isEqualTo(Answer.Verdict.WAITING);
        assertThat(answer("A").periodId()).isEqualTo("50000001");
        assertThat(answer("B").anomalies()).containsExactly(new Answer.Anomaly("1", "why"));
        assertThatThrownBy(() -> answer("Z")).isInstanceOf(IllegalArgumentException.class);
    }

    private Answer answer(String result) {
        return format.answer("""
                {"declarationStatus":{"result":"%s","declarationId":10000001,"period":{"id":50000001,"href":"/x"},
                 "anomalies":[{"code":"1","label":"why"}],"informations":[]}}""".formatted(result));
    }

    @Test
    void updateAndCancelNameThePeriod() {
        DeclaredWork work = work(ContractKind.STUDENT, KNOWN, "2026-11-27");
        assertThat(JSON.readTree(format.update(
                                work, format.periods(work.kind(), work.days()).getFirst(), "50000001"))
                        .path("dimonaUpdate")
                        .path("plannedHoursNumber")
                        .asInt())
                .isEqualTo(8);
        assertThat(format.cancel("50000001")).isEqualTo("{\"dimonaCancel\":{\"periodId\":50000001}}");
    }

    @Test
    void findsItsOwnPeriodAmongOthers() {
        DeclaredWork work = work(ContractKind.ARTIST, KNOWN, "2026-11-27");
        String periods = """
                {"items":[
                 {"id":1,"worker":{"ssin":"00000000097"},"workerType":"OTH","startDate":"2026-11-27","endDate":"2026-11-27"},
                 {"id":2,"worker":{"ssin":"85073003328"},"workerType":"OTH","startDate":"2026-11-27","endDate":"2026-11-29"},
                 {"id":3,"worker":{"ssin":"85073003328"},"workerType":"OTH","startDate":"2026-11-27","endDate":"2026-11-27"}]}""";
        assertThat(format.matching(
                        periods, work, format.periods(work.kind(), work.days()).getFirst()))
                .containsExactly("3");
    }

    @Test
    void personalDataIsNotShownInText() {
        assertThat(work(ContractKind.ARTIST, KNOWN, "2026-11-27").toString()).doesNotContain("85073003328", "Daerden");
    }

    private static DeclaredWork work(ContractKind kind, DeclaredWork.Worker worker, String... dates) {
        List<PaidDay> days = Stream.of(dates)
                .map(date -> WorkDay.of(LocalDate.parse(date), LocalTime.of(9, 0), LocalTime.of(16, 30)))
                .map(day -> new PaidDay(day, day.minutes(), day.minutes()))
                .toList();
        return new DeclaredWork("0123456749", worker, kind, "304.00", HALL, days, null);
    }

    @Test
    void endsAPeriodByItsNumberAndLastDay() {
        assertThat(format.out(new Period(LocalDate.of(2026, 11, 25), LocalDate.of(2026, 11, 26), 0), "50000001"))
                .isEqualTo("{\"dimonaOut\":{\"periodId\":50000001,\"endDate\":\"2026-11-26\"}}");
    }

    @Test
    void readsWhatTheAuthorityHolds() {
        assertThat(format.held("{\"items\":[{\"id\":5,\"startDate\":\"2026-11-25\",\"plannedHoursNumber\":8}]}"))
                .containsExactly(new HeldPeriod("5", LocalDate.of(2026, 11, 25), null, 8));
    }
}
