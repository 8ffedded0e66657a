package coop.ouvrage.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArabicShapingTest {

    @Test
    void lettersTakeTheFormThatTheirNeighboursAskFor() {
        // beh initial, beh medial, beh final; alef does not join onward, so the beh after it stands alone.
        assertThat(ArabicShaping.join("ببب")).isEqualTo("\uFE91\uFE92\uFE90");
        assertThat(ArabicShaping.join("اب")).isEqualTo("\uFE8D\uFE8F");
        assertThat(ArabicShaping.join("با")).isEqualTo("\uFE91\uFE8E");
    }

    @Test
    void otherScriptsStayAsTheyAre() {
        assertThat(ArabicShaping.join("Zoé O'Brien שלום")).isEqualTo("Zoé O'Brien שלום");
    }
}
