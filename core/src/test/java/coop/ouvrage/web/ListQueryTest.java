package coop.ouvrage.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListQueryTest {

    @Test
    void theWholeListIsTakenAwayAsItIsSortedAndFound() {
        assertThat(new ListQuery("a & b", "LATE", "total", false, 3).whole())
                .isEqualTo("?q=a+%26+b&filter=LATE&sort=total");
        assertThat(new ListQuery("", "", "total", true, 0).whole()).isEqualTo("?sort=total&dir=desc");
        assertThat(new ListQuery("", "", "", false, 2).whole()).isEmpty();
    }

    @Test
    void aColumnThatSortsAlreadySortsTheOtherWayRound() {
        assertThat(new ListQuery("", "", "total", false, 3).sortedBy("total")).isEqualTo("?sort=total&dir=desc");
        assertThat(new ListQuery("", "", "total", true, 3).sortedBy("total")).isEqualTo("?sort=total");
    }
}
