package coop.ouvrage.app.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.documents.DocumentId;
import coop.ouvrage.documents.Documents;
import coop.ouvrage.documents.PrintedPage;
import coop.ouvrage.documents.StoredDocument;
import coop.ouvrage.documents.spi.DocumentTemplate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@OuvrageTest
@Import(DocumentsTest.Letters.class)
class DocumentsTest {

    private final Documents documents;
    private final JdbcClient jdbc;

    DocumentsTest(Documents documents, JdbcClient jdbc) {
        this.documents = documents;
        this.jdbc = jdbc;
    }

    @Test
    void aDocumentIsRenderedOnceAndThenAlwaysTheSameBytes() {
        UUID subject = UUID.randomUUID();
        DocumentId id = documents.store("test-letter", subject, "{\"text\":\"bonjour\"}", "fr");
        assertThat(documents.get(id).pdf()).isNull();
        byte[] pdf = documents.render(id);
        assertThat(documents.render(id)).isEqualTo(pdf);
        StoredDocument stored = documents.newest("test-letter", subject).orElseThrow();
        assertThat(stored.pdf()).isNotNull();
        assertThat(stored.templateVersion()).isEqualTo(3);
    }

    @Test
    void whatWasStoredIsNeverChanged() {
        DocumentId id = documents.store("test-letter", UUID.randomUUID(), "{}", "nl");
        assertThatThrownBy(() -> jdbc.sql("update document set data = '[]' where id = :id")
                        .param("id", id.value())
                        .update())
                .hasMessageContaining("never changed");
        documents.render(id);
        assertThatThrownBy(() -> jdbc.sql("update document set pdf_hash = repeat('0', 64) where id = :id")
                        .param("id", id.value())
                        .update())
                .hasMessageContaining("never changed");
    }

    @Test
    void aKindThatNobodyPrintsIsABreakdown() {
        assertThatThrownBy(() -> documents.store("unheard-of", UUID.randomUUID(), "{}", "fr"))
                .isInstanceOf(IllegalStateException.class);
    }

    @TestConfiguration
    static class Letters {
        @Bean
        DocumentTemplate letter() {
            return new DocumentTemplate() {
                @Override
                public String kind() {
                    return "test-letter";
                }

                @Override
                public int version() {
                    return 3;
                }

                @Override
                public PrintedPage page(String dataJson, Locale language, int version) {
                    return new PrintedPage(
                            "<html lang='" + language.getLanguage()
                                    + "'><head><title>Lettre</title></head><body><p>x</p></body></html>",
                            Map.of());
                }
            };
        }
    }
}
