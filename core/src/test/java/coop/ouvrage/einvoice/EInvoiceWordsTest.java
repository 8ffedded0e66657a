package coop.ouvrage.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EInvoiceWordsTest {

    @Test
    void fourLanguagesSayTheSameThings() {
        TreeSet<String> english = keys("en");
        for (String language : new String[] {"fr", "nl", "de"}) {
            assertThat(keys(language)).as(language).isEqualTo(english);
        }
    }

    @Test
    void aMissingEnterpriseNumberIsSaidInPlainWords() {
        assertThat(EInvoiceWords.in(Locale.FRENCH).rule("PEPPOL-EN16931-R010"))
                .contains("L’adresse électronique du client (numéro d’entreprise) manque.");
        assertThat(EInvoiceWords.in(Locale.ENGLISH).rule("BR-CL-99")).isEmpty();
    }

    private static TreeSet<String> keys(String language) {
        return new TreeSet<>(ResourceBundle.getBundle(
                        "messages.einvoice",
                        Locale.of(language),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .keySet());
    }
}
