package coop.ouvrage.membership;

import coop.ouvrage.documents.DocumentTemplates;
import coop.ouvrage.documents.PrintedPage;
import coop.ouvrage.documents.spi.DocumentTemplate;
import coop.ouvrage.words.Texts;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Prints the signed user agreement: all its points, and below them what proves the signature. */
@Component
class AgreementPaper implements DocumentTemplate {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss z");
    private static final TypeReference<Map<String, String>> DATA = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder().build();
    private final Texts texts;

    AgreementPaper(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String kind() {
        return Agreements.PAPER;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public PrintedPage page(String dataJson, Locale locale, int version) {
        Map<String, String> data = json.readValue(dataJson, DATA);
        String language = locale.getLanguage();
        ZonedDateTime signedAt =
                Instant.parse(data.getOrDefault("signedAt", "")).atZone(coop.ouvrage.calendar.BusinessTime.ZONE);
        AgreementPrint print = new AgreementPrint(
                Agreement.read(data.getOrDefault("version", ""), language),
                data.getOrDefault("name", ""),
                texts.get(
                        language,
                        "membership.paper.signed",
                        Map.of("name", data.getOrDefault("signedName", ""), "moment", signedAt.format(MOMENT))),
                texts.get(language, "membership.paper.hash", Map.of("hash", data.getOrDefault("textHash", ""))));
        return new PrintedPage(DocumentTemplates.fill("user_agreement", print), Map.of());
    }
}
