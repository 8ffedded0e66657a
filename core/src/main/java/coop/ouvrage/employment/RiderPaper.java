package coop.ouvrage.employment;

import coop.ouvrage.documents.DocumentTemplates;
import coop.ouvrage.documents.Documents;
import coop.ouvrage.documents.PrintedPage;
import coop.ouvrage.documents.StoredDocument;
import coop.ouvrage.documents.spi.DocumentTemplate;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.Person;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.words.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The paper of a rider to a lasting contract, in the language of the contract: its words kept when it is proposed, its PDF when it is signed. */
@Component
class RiderPaper implements DocumentTemplate {

    private static final String KIND = "contract-rider";

    private final JsonMapper json = JsonMapper.builder().build();
    private final ObjectProvider<Documents> documents;
    private final Texts texts;
    private final Parties parties;
    private final LegalEntities entities;

    RiderPaper(ObjectProvider<Documents> documents, Texts texts, Parties parties, LegalEntities entities) {
        this.documents = documents;
        this.texts = texts;
        this.parties = parties;
        this.entities = entities;
    }

    /** Keeps the words of a rider as it is proposed. */
    void write(LongContract contract, LongTerms rider, String language) {
        StatementPrint print = print(contract, rider, new Writer(language));
        documents.getObject().store(KIND, subject(contract, rider), json.writeValueAsString(print), language);
    }

    /** SHA-256 in hex of the PDF that is signed; none for a rider that was proposed before riders had a paper. */
    Optional<String> hash(LongContract contract, LongTerms rider) {
        return newest(contract, rider).map(paper -> documents.getObject().renderForSignature(paper.id()));
    }

    Optional<byte[]> pdf(LongContract contract, LongTerms rider) {
        return newest(contract, rider).map(paper -> documents.getObject().render(paper.id()));
    }

    private Optional<StoredDocument> newest(LongContract contract, LongTerms rider) {
        return documents.getObject().newest(KIND, subject(contract, rider));
    }

    private static UUID subject(LongContract contract, LongTerms rider) {
        return UUID.nameUUIDFromBytes((contract.id() + "/" + rider.nr()).getBytes(StandardCharsets.UTF_8));
    }

    private StatementPrint print(LongContract contract, LongTerms rider, Writer writer) {
        LegalEntity entity = entities.get(contract.entity());
        Person worker = parties.person(new PartyId(contract.worker()));
        LongTerms before = contract.terms(rider.from().minusMonths(1));
        Map<String, Object> change = Map.of(
                "hours", rider.weeklyHours(),
                "hoursBefore", before.weeklyHours(),
                "full", contract.fullHours(),
                "gross", rider.gross(),
                "grossBefore", before.gross());
        return new StatementPrint(
                writer.language(),
                writer.text("title", Map.of("nr", rider.nr() - 1)),
                writer.text(
                        "lead",
                        Map.of(
                                "worker", worker.name().full(),
                                "employer", entity.name(),
                                "start", contract.startsOn(),
                                "from", rider.from().atDay(1))),
                employer(writer, entity),
                worker(writer, worker),
                List.of(
                        writer.fact("function", contract.post().function()),
                        writer.fact("hours", writer.text("hours.text", change)),
                        writer.fact("week", week(rider.plan(), writer)),
                        writer.fact("gross", writer.text("gross.text", change)),
                        writer.fact("reason", rider.reason())),
                writer.text("note", Map.of()),
                entity.name() + " · " + entity.enterpriseNumber() + " · " + contract.id() + " · " + rider.nr());
    }

    private String week(WeekPlan plan, Writer writer) {
        return String.join(
                ", ",
                plan.shifts().stream()
                        .map(shift -> texts.get(
                                        writer.language(),
                                        "employment.weekday." + shift.day().getValue()) + " " + shift.start() + "–"
                                + shift.end())
                        .toList());
    }

    private StatementPrint.Side employer(Writer writer, LegalEntity entity) {
        return new StatementPrint.Side(
                texts.get(writer.language(), "employment.paper.employer"),
                entity.name(),
                List.of(
                        entity.address().street() + " " + entity.address().houseNumber(),
                        entity.address().postalCode() + " " + entity.address().city(),
                        entity.enterpriseNumber()));
    }

    private StatementPrint.Side worker(Writer writer, Person worker) {
        PostalAddress address = worker.address();
        return new StatementPrint.Side(
                texts.get(writer.language(), "employment.paper.worker"),
                worker.name().full(),
                address == null ? List.of() : List.of(address.streetLine(), address.cityLine()));
    }

    /** Texts of the paper in one language. */
    private final class Writer {

        private final String language;

        Writer(String language) {
            this.language = language;
        }

        String language() {
            return language;
        }

        String text(String key, Map<String, ?> values) {
            return texts.get(language, "employment.rider." + key, values);
        }

        StatementPrint.Fact fact(String key, String text) {
            return new StatementPrint.Fact(text(key, Map.of()), text);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public PrintedPage page(String data, Locale language, int version) {
        return new PrintedPage(
                DocumentTemplates.fill("statement", json.readValue(data, StatementPrint.class)), Map.of());
    }
}
