package coop.ouvrage.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TextsTest {

    private final Texts texts = Texts.load();

    @Test
    void refusalsNameAFieldAsItsPageDoes() {
        assertThat(texts.get("fr", "refusal.employment.text_missing", Map.of("field", "place")))
                .isEqualTo("Complétez « Lieu de travail » : cela figure sur le contrat.");
        assertThat(texts.get("en", "refusal.mission.text_missing", Map.of("field", "host")))
                .contains("\"Host, with address\"");
    }

    @Test
    void programsReadTheNameOfTheirOwnField() {
        assertThat(texts.get("en", "refusal.web.field_unknown", Map.of("field", "title")))
                .startsWith("title");
    }
}
