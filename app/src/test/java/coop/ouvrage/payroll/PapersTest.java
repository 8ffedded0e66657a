package coop.ouvrage.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Actor;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.documents.DocumentId;
import coop.ouvrage.documents.Documents;
import coop.ouvrage.documents.PdfRenderer;
import coop.ouvrage.documents.StoredDocument;
import coop.ouvrage.documents.spi.DocumentTemplate;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.StudentQuota;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.NationalNumbers;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.Papers;
import coop.ouvrage.returns.PayReturn;
import coop.ouvrage.returns.ReturnId;
import coop.ouvrage.returns.Returns;
import coop.ouvrage.returns.WorkerPaper;
import coop.ouvrage.returns.spi.Basis;
import coop.ouvrage.returns.spi.ReturnFormat;
import coop.ouvrage.returns.spi.ReturnLine;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Papers on a real database: taken by their worker, made again as they were, a change makes another version. */
@OuvrageTest(perMethod = true)
class PapersTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);

    private final ApplicationContext context;
    private final Papers papers;
    private final Returns returns;
    private final Documents documents;
    private final NationalNumbers numbers;
    private PayrollWorld world;
    private UUID lou = UUID.randomUUID();
    private ContractId contract = new ContractId(lou);

    PapersTest(
            ApplicationContext context, Papers papers, Returns returns, Documents documents, NationalNumbers numbers) {
        this.context = context;
        this.papers = papers;
        this.returns = returns;
        this.documents = documents;
        this.numbers = numbers;
    }

    @BeforeEach
    void oneWage() {
        world = context.getAutowireCapableBeanFactory().createBean(PayrollWorld.class);
        lou = world.worker("Lou");
        long digits = 900501102L;
        world.user.asSystem(() -> numbers.declare(new PartyId(lou), "900501102%02d".formatted(97 - digits % 97))
                .orThrow());
        contract = world.done(lou, ContractKind.EMPLOYEE, "3000.00", "1.55", WEDNESDAY);
        world.released();
    }

    private Actor member() {
        return PayrollWorld.member(lou);
    }

    private Outcome<WorkerPaper> make(Actor actor, String kind, UUID subject, LocalDate day) {
        return world.as(actor, () -> papers.make(kind, lou, "PROD", subject, day, Map.of()));
    }

    private String words(WorkerPaper paper) {
        return documents.get(new DocumentId(paper.document())).data();
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    /** The decrees ask for the language of the place of work: later work elsewhere does not rewrite what was said of this one. */
    @Test
    void aPaperIsInTheLanguageOfTheContractThatItIsAbout() {
        WorkerPaper c4 = make(member(), "be.c4", contract.value(), WEDNESDAY).orThrow();
        var later = world.done(lou, ContractKind.EMPLOYEE, "300.00", "1.55", WEDNESDAY.plusDays(1));
        world.jdbc
                .sql("update work_contract set language = 'nl' where id = :later")
                .param("later", later.value())
                .update();
        world.released();
        assertThat(make(member(), "be.c4", contract.value(), WEDNESDAY).orThrow())
                .isEqualTo(c4);
        assertThat(words(make(member(), "be.c4", later.value(), WEDNESDAY.plusDays(1))
                        .orThrow()))
                .doesNotContain("Certificat de chômage");
    }

    /** Form C4 asks whether, not how much: the sum that the paper named had other contributions and those on holiday pay in it. */
    @Test
    void aC4SaysWhetherThePayCarriesUnemploymentInsurance() {
        WorkerPaper employee =
                make(member(), "be.c4", contract.value(), WEDNESDAY).orThrow();
        assertThat(words(employee))
                .contains("secteur chômage, retenues sur la rémunération", "\"oui\"")
                .doesNotContain("Retenu pour la sécurité sociale");
        lou = world.worker("Sam");
        var student = world.done(lou, ContractKind.STUDENT, "100.00", "1.09", WEDNESDAY);
        world.released();
        assertThat(words(make(member(), "be.c4", student.value(), WEDNESDAY).orThrow()))
                .contains("non (cotisation de solidarité seulement)");
        lou = world.worker("Ilse");
        context.getBean(StudentQuota.class).certificate(lou, 2026, 646, LocalDate.of(2026, 10, 1));
        var over = world.done(lou, ContractKind.STUDENT, "150.00", "1.32", WEDNESDAY);
        world.released();
        assertThat(words(make(member(), "be.c4", over.value(), WEDNESDAY).orThrow()))
                .contains("oui, au-delà du contingent d’heures");
    }

    @Test
    void aC4OfWorkThatWasCutShortSaysSo() {
        assertThat(words(make(member(), "be.c4", contract.value(), WEDNESDAY).orThrow()))
                .contains("fin d’un contrat à durée déterminée");
        context.getBean(JdbcClient.class).sql("""
                insert into contract_version (contract_id, version, cause, gross_cents, charge_cents, reason, made_by, made_at)
                select contract_id, version + 1, 'ENDED', gross_cents, charge_cents, 'rain', made_by, made_at from contract_version
                where contract_id = :id order by version desc limit 1""").param("id", contract.value()).update();
        assertThat(words(make(member(), "be.c4", contract.value(), WEDNESDAY).orThrow()))
                .contains("fin avant terme, de commun accord");
    }

    @Test
    void aWorkerTakesTheirPapersAndNobodyElseDoes() {
        assertThat(world.as(member(), papers::mineToTake))
                .extracting(Papers.Offer::kind)
                .contains("be.c4", "be.employment_certificate", "be.holiday_certificate")
                .doesNotContain("be.accident", "be.sheet_281_10");
        WorkerPaper c4 = make(member(), "be.c4", contract.value(), WEDNESDAY).orThrow();
        assertThat(words(c4)).contains("Certificat de chômage", "495", "7,60", "000,00");
        byte[] pdf = world.as(member(), () -> papers.pdf(c4.id()));
        assertThat(new String(pdf, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("%PDF");
        assertThat(world.as(member(), () -> papers.pdf(c4.id()))).isEqualTo(pdf);
        assertThat(make(member(), "be.c4", contract.value(), WEDNESDAY).orThrow())
                .isEqualTo(c4);
        assertThat(world.as(member(), papers::mine)).containsExactly(c4);
        assertThat(c4.hasFile()).as("the message to the authority").isTrue();
        assertThat(world.as(member(), () -> papers.file(c4.id())).content())
                .contains("<Identification>WECH001</Identification>")
                .isEqualTo(world.as(world.first, () -> papers.file(c4.id())).content());
        Actor other = PayrollWorld.member(UUID.randomUUID());
        assertThatThrownBy(() -> world.as(other, () -> papers.pdf(c4.id()))).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> world.as(other, () -> papers.file(c4.id()))).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> make(other, "be.c4", contract.value(), WEDNESDAY))
                .isInstanceOf(AccessDenied.class);
        assertThat(codes(make(member(), "be.c4", UUID.randomUUID(), WEDNESDAY))).containsExactly("returns.no_paper");
    }

    @Test
    void everyKindIsWrittenWithoutAMissingWord() {
        world.clock.freezeAt(LocalDateTime.parse("2027-01-05T09:00"));
        Actor officer = world.first;
        for (Papers.Offer offer : world.as(officer, () -> papers.offers(lou))) {
            Map<String, String> answers = new java.util.HashMap<>();
            offer.questions().forEach(question -> answers.put(question, "as told"));
            WorkerPaper paper = world.as(
                            officer,
                            () -> papers.make(
                                    offer.kind(),
                                    lou,
                                    "PROD",
                                    offer.occasion().subject(),
                                    offer.occasion().first(),
                                    answers))
                    .orThrow();
            assertThat(words(paper)).as(offer.kind()).doesNotContain("[be.");
            assertThat(world.as(officer, () -> papers.pdf(paper.id()))).isNotEmpty();
        }
        assertThat(world.as(officer, () -> papers.ofWorker(lou)))
                .extracting(WorkerPaper::kind)
                .containsExactlyInAnyOrder(
                        "be.c4",
                        "be.employment_certificate",
                        "be.holiday_certificate",
                        "be.accident",
                        "be.month_of_work",
                        "be.sheet_281_10");
        assertThat(codes(world.as(
                        officer, () -> papers.make("be.accident", lou, "PROD", contract.value(), WEDNESDAY, Map.of()))))
                .hasSize(7)
                .containsOnly("returns.answer_missing");
    }

    /** Every paper and every return, a year later: made again from what was kept, they are the same to the byte. */
    @Test
    void everyPaperAndReturnIsMadeAgainByteForByte() {
        world.clock.freezeAt(LocalDateTime.parse("2027-01-05T09:00"));
        Actor officer = world.first;
        Map<UUID, byte[]> printed = new java.util.HashMap<>();
        for (Papers.Offer offer : world.as(officer, () -> papers.offers(lou))) {
            WorkerPaper paper = again(officer, offer);
            printed.put(paper.id(), world.as(officer, () -> papers.pdf(paper.id())));
        }
        Map<ReturnId, byte[]> files = new java.util.HashMap<>();
        for (ReturnFormat kind : returns.kinds()) {
            if (kind.basis() == Basis.RIGHTS) {
                continue; // RightsReturnsTest
            }
            ReturnId id = world.as(officer, () -> returns.make("PROD", kind.kind(), WEDNESDAY))
                    .orThrow();
            files.put(id, world.as(officer, () -> returns.download(id)).bytes());
        }
        assertThat(printed).hasSize(6);
        assertThat(files).hasSize(4);

        world.clock.freezeAt(LocalDateTime.parse("2028-03-01T09:00"));
        printed.forEach((id, first) -> {
            assertThat(Arrays.equals(world.as(officer, () -> papers.pdf(id)), first))
                    .as("as kept")
                    .isTrue();
            assertThat(Arrays.equals(printedAgain(officer, id), first))
                    .as("printed again from its words")
                    .isTrue();
        });
        files.forEach((id, first) -> assertThat(
                        world.as(officer, () -> returns.download(id)).bytes())
                .as("return %s", id)
                .isEqualTo(first));
        for (Papers.Offer offer : world.as(officer, () -> papers.offers(lou))) {
            assertThat(again(officer, offer).nr()).as(offer.kind()).isEqualTo(1);
        }
    }

    /** Not the bytes that are kept, but another printing of the words. */
    private byte[] printedAgain(Actor officer, UUID id) {
        StoredDocument words = documents.get(new DocumentId(world.as(officer, () -> papers.ofWorker(lou)).stream()
                .filter(paper -> paper.id().equals(id))
                .findFirst()
                .orElseThrow()
                .document()));
        DocumentTemplate template = context.getBeansOfType(DocumentTemplate.class).values().stream()
                .filter(known -> known.kind().equals(words.kind()))
                .findFirst()
                .orElseThrow();
        return PdfRenderer.render(template.page(words.data(), Locale.of(words.language()), words.templateVersion()));
    }

    private WorkerPaper again(Actor officer, Papers.Offer offer) {
        Map<String, String> answers = new java.util.HashMap<>();
        offer.questions().forEach(question -> answers.put(question, "as told"));
        return world.as(
                        officer,
                        () -> papers.make(
                                offer.kind(),
                                lou,
                                "PROD",
                                offer.occasion().subject(),
                                offer.occasion().first(),
                                answers))
                .orThrow();
    }

    @Test
    void aCorrectionMakesAnotherVersionAndTheFirstStays() {
        WorkerPaper first = make(member(), "be.holiday_certificate", contract.value(), WEDNESDAY)
                .orThrow();
        // 3,000.00 x 15.34 % = 460.20
        assertThat(words(first)).contains("460,20");
        world.correct(contract, "3100.00", WEDNESDAY);
        world.released();
        WorkerPaper second = make(member(), "be.holiday_certificate", contract.value(), WEDNESDAY)
                .orThrow();
        assertThat(second.nr()).isEqualTo(2);
        assertThat(words(second)).contains("475,54");
        assertThat(words(first)).contains("460,20");
    }

    @Test
    void anArtistHasNoHolidayCertificateOfTheEmployer() {
        UUID noor = world.worker("Noor");
        ContractId art = world.done(noor, ContractKind.ARTIST, "557.32", "1.57", WEDNESDAY);
        world.released();
        assertThat(codes(world.as(
                        PayrollWorld.member(noor),
                        () -> papers.make("be.holiday_certificate", noor, "PROD", art.value(), WEDNESDAY, Map.of()))))
                .containsExactly("returns.nothing_to_certify");
    }

    @Test
    void theSheetsOfAYearSayWhatTheMonthlyReturnsSay() {
        world.clock.freezeAt(LocalDateTime.parse("2027-01-05T09:00"));
        ReturnId month = world.as(world.first, () -> returns.make("PROD", "be.withholding", WEDNESDAY))
                .orThrow();
        ReturnId year = world.as(world.first, () -> returns.make("PROD", "be.sheets_281_10", WEDNESDAY))
                .orThrow();
        PayReturn sheets = world.as(world.first, () -> returns.get(year));
        Money withheld = world.as(world.first, () -> returns.get(month)).owed().withholding();
        assertThat(sheets.findings()).isEmpty();
        assertThat(sheets.owed().total()).isEqualTo(Money.ZERO);
        assertThat(sheets.dueOn()).isEqualTo("2027-02-28");
        assertThat(sheets.lines()).extracting(ReturnLine::amount).contains(withheld);
        String xml =
                new String(world.as(world.first, () -> returns.download(year)).bytes(), StandardCharsets.UTF_8);
        assertThat(xml)
                .contains("<f2013_naam>O’Daerden</f2013_naam>", "<f2009_volgnummer>1</f2009_volgnummer>")
                .contains("<f10_2074_bedrijfsvoorheffing>" + withheld.cents() + "<")
                .contains("<r9010_aantallogbestanden>3<");
        world.as(world.second, () -> returns.file(year, "BOW-1", "")).orThrow();
        ReturnId balance = world.as(world.first, () -> returns.make("PROD", "be.social_balance", WEDNESDAY))
                .orThrow();
        assertThat(new String(
                        world.as(world.first, () -> returns.download(balance)).bytes(), StandardCharsets.UTF_8))
                .contains("EMPLOYEE;1;1;1;1;7.60;0.00;", "TOTAL;1");
        assertThat(world.broken()).isEmpty();
    }
}
