package coop.ouvrage.employment;

import coop.ouvrage.documents.DocumentTemplates;
import coop.ouvrage.documents.Documents;
import coop.ouvrage.documents.PrintedPage;
import coop.ouvrage.documents.StoredDocument;
import coop.ouvrage.documents.spi.DocumentTemplate;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.parties.Person;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.words.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import tools.jackson.databind.json.JsonMapper;

/** A paper beside a contract: its words are kept as said, and printed when somebody asks, the same each time. */
public abstract class StatementPaper implements DocumentTemplate {

    private final String kind;
    private final JsonMapper json = JsonMapper.builder().build();
    private final ObjectProvider<Documents> documents;
    private final Texts texts;

    protected StatementPaper(String kind, ObjectProvider<Documents> documents, Texts texts) {
        this.kind = kind;
        this.documents = documents;
        this.texts = texts;
    }

    /** The words as they are stored. */
    protected String words(StatementPrint print) {
        return json.writeValueAsString(print);
    }

    protected void keep(UUID subject, String words, String language) {
        documents().store(kind, subject, words, language);
    }

    protected Optional<StoredDocument> newest(UUID subject) {
        return documents().newest(kind, subject);
    }

    protected Optional<byte[]> pdf(UUID subject) {
        return newest(subject).map(paper -> documents().render(paper.id()));
    }

    /** Itself made of the templates, so asked for late. */
    protected Documents documents() {
        return documents.getObject();
    }

    protected StatementPrint.Side employer(String language, LegalEntity entity) {
        return new StatementPrint.Side(
                texts.get(language, "employment.paper.employer"),
                entity.name(),
                List.of(
                        entity.address().street() + " " + entity.address().houseNumber(),
                        entity.address().postalCode() + " " + entity.address().city(),
                        entity.enterpriseNumber()));
    }

    protected StatementPrint.Side worker(String language, Person worker) {
        PostalAddress address = worker.address();
        return new StatementPrint.Side(
                texts.get(language, "employment.paper.worker"),
                worker.name().full(),
                address == null ? List.of() : List.of(address.streetLine(), address.cityLine()));
    }

    @Override
    public String kind() {
        return kind;
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
