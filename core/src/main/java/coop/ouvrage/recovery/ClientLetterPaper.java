package coop.ouvrage.recovery;

import coop.ouvrage.documents.DocumentId;
import coop.ouvrage.documents.DocumentTemplates;
import coop.ouvrage.documents.Documents;
import coop.ouvrage.documents.PrintedPage;
import coop.ouvrage.documents.spi.DocumentTemplate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps letters to clients as they were said, and prints them when somebody asks. */
@Component
class ClientLetterPaper implements DocumentTemplate {

    static final String KIND = "client-letter";

    private final JsonMapper json = JsonMapper.builder().build();
    private final ObjectProvider<Documents> documents; // which asks this one

    ClientLetterPaper(ObjectProvider<Documents> documents) {
        this.documents = documents;
    }

    /** Keeps letters at once, each under its subject. */
    Map<UUID, DocumentId> keep(Map<UUID, ClientLetter> letters) {
        List<Documents.NewDocument> all = letters.entrySet().stream()
                .map(entry -> new Documents.NewDocument(
                        entry.getKey(),
                        json.writeValueAsString(entry.getValue()),
                        entry.getValue().language()))
                .toList();
        return all.isEmpty() ? Map.of() : documents.getObject().store(KIND, all);
    }

    byte[] pdf(UUID document) {
        return documents.getObject().render(new DocumentId(document));
    }

    /** Of a letter that is not kept: a statement of the day. */
    static byte[] print(ClientLetter letter) {
        return coop.ouvrage.documents.PdfRenderer.render(page(letter));
    }

    private static PrintedPage page(ClientLetter letter) {
        return new PrintedPage(DocumentTemplates.fill("client_letter", letter), Map.of());
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
    public PrintedPage page(String dataJson, Locale language, int version) {
        return page(json.readValue(dataJson, ClientLetter.class));
    }
}
