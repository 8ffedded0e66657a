package coop.ouvrage.postsheet;

import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.documents.Documents;
import coop.ouvrage.employment.StatementPaper;
import coop.ouvrage.employment.StatementPrint;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.words.Formats;
import coop.ouvrage.words.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The post sheet as it was signed: its words kept with their hash, printed when somebody asks. */
@Component
class PostSheetPaper extends StatementPaper {

    static final String KIND = "post-sheet";

    private final Texts texts;
    private final LegalEntities entities;

    PostSheetPaper(ObjectProvider<Documents> documents, Texts texts, LegalEntities entities) {
        super(KIND, documents, texts);
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
        return words(new StatementPrint(
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
        keep(sheet.id(), words, language);
    }

    Optional<byte[]> pdf(PostSheet sheet) {
        return pdf(sheet.id());
    }
}
