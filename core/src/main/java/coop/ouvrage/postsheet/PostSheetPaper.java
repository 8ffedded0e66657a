package coop.ouvrage.postsheet;

import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.documents.DocumentTemplates;
import coop.ouvrage.documents.Documents;
import coop.ouvrage.documents.PrintedPage;
import coop.ouvrage.documents.spi.DocumentTemplate;
import coop.ouvrage.employment.StatementPrint;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.words.Formats;
import coop.ouvrage.words.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The post sheet as it was signed: its words kept with their hash, printed when somebody asks. */
@Component
class PostSheetPaper implements DocumentTemplate {

    static final String KIND = "post-sheet";

    private final JsonMapper json = JsonMapper.builder().build();
    private final ObjectProvider<Documents> documents;
    private final Texts texts;
    private final LegalEntities entities;

    PostSheetPaper(ObjectProvider<Documents> documents, Texts texts, LegalEntities entities) {
        this.documents = documents;
        this.texts = texts;
        this.entities = entities;
    }

    /** The words to be kept, as stored text. */
    String words(PostSheet sheet, PostAnswers answers, String by, String as, WorkContract contract) {
        String language = contract.language();
        LegalEntity entity = entities.get(sheet.entity());
        Formats formats = Formats.of(language);
        List<StatementPrint.Fact> facts = new ArrayList<>();
        answers.fields()
                .forEach((field, text) ->
                        facts.add(new StatementPrint.Fact(texts.get(language, "postsheet.field." + field), text)));
        return json.writeValueAsString(new StatementPrint(
                language,
                texts.get(language, "postsheet.paper.title", Map.of("nr", sheet.nr())),
                texts.get(
                        language,
                        "postsheet.paper.lead",
                        Map.of("function", contract.post().function(), "day", formats.day(contract.firstDay()))),
                new StatementPrint.Side(
                        texts.get(language, "employment.paper.employer"),
                        entity.name(),
                        List.of(entity.enterpriseNumber())),
                new StatementPrint.Side(texts.get(language, "postsheet.user"), by, List.of(as, sheet.contact())),
                facts,
                texts.get(language, "postsheet.paper.note"),
                entity.name() + " · " + sheet.nr() + " · " + contract.id()));
    }

    static String hash(String words) {
        return ContentHash.of(words.getBytes(StandardCharsets.UTF_8)).hex();
    }

    void keep(PostSheet sheet, String words, String language) {
        documents.getObject().store(KIND, sheet.id(), words, language);
    }

    Optional<byte[]> pdf(PostSheet sheet) {
        return documents
                .getObject()
                .newest(KIND, sheet.id())
                .map(paper -> documents.getObject().render(paper.id()));
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
