package coop.ouvrage.returns;

import coop.ouvrage.documents.DocumentTemplates;
import coop.ouvrage.documents.PrintedPage;
import coop.ouvrage.documents.spi.DocumentTemplate;
import coop.ouvrage.returns.spi.Paper;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Prints papers of workers, all kinds alike: what they say is kept word by word. */
@Component
class PaperPrint implements DocumentTemplate {

    static final String KIND = "worker_paper";

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
        Paper paper = ReturnJson.read(dataJson, Paper.class);
        return new PrintedPage(DocumentTemplates.fill("worker_paper", paper), Map.of());
    }
}
