package coop.ouvrage.employment;

import coop.ouvrage.documents.DocumentTemplates;
import coop.ouvrage.documents.Documents;
import coop.ouvrage.documents.PrintedPage;
import coop.ouvrage.documents.StoredDocument;
import coop.ouvrage.documents.spi.DocumentTemplate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The paper of a contract: its words kept when it is sent or changed, its PDF made when somebody asks or signs, and then kept. */
@Component
class ContractPaper implements DocumentTemplate {

    static final String KIND = "work-contract";

    private final JsonMapper json = JsonMapper.builder().build();
    private final ObjectProvider<Documents> documents;
    private final ContractText text;

    ContractPaper(ObjectProvider<Documents> documents, ContractText text) {
        this.documents = documents;
        this.text = text;
    }

    /** Keeps the words of this version. */
    void write(WorkContract contract) {
        documents
                .getObject()
                .store(KIND, contract.id().value(), json.writeValueAsString(text.of(contract)), contract.language());
    }

    /** SHA-256 in hex of the PDF that is signed; it is made and kept now at the latest. */
    String hash(WorkContract contract) {
        StoredDocument paper = latest(contract).orElseThrow();
        return documents.getObject().renderForSignature(paper.id());
    }

    /** SHA-256 in hex of the words of the latest paper, where no PDF is made yet. */
    String wordsHash(WorkContract contract) {
        return latest(contract).orElseThrow().hash().hex();
    }

    /** The latest paper as PDF; empty for a draft. */
    Optional<byte[]> pdf(WorkContract contract) {
        return latest(contract).map(paper -> documents.getObject().render(paper.id()));
    }

    /** Papers before the latest one as PDF, oldest first: what was signed, and changed since. */
    List<byte[]> earlier(WorkContract contract) {
        return documents.getObject().about(contract.id().value()).stream()
                .filter(paper -> paper.kind().equals(KIND))
                .skip(1)
                .map(paper -> documents.getObject().render(paper.id()))
                .toList()
                .reversed();
    }

    private Optional<StoredDocument> latest(WorkContract contract) {
        return documents.getObject().newest(KIND, contract.id().value());
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
                DocumentTemplates.fill("work_contract", json.readValue(data, ContractPrint.class)), Map.of());
    }
}
