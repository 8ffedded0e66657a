package coop.ouvrage.sanctions;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** As many entries as the published list has: read whole, and thousands of payees compared with it while somebody waits. */
@OuvrageTest(perMethod = true)
class LargeListTest {

    private static final int ENTRIES = 6_000;

    private final Sanctions sanctions;
    private final SmallCoop coop;
    private final CurrentUser user;

    LargeListTest(Sanctions sanctions, SmallCoop coop, CurrentUser user) {
        this.sanctions = sanctions;
        this.coop = coop;
        this.user = user;
    }

    @Test
    void thousandsOfPayeesAreComparedAndOnlyThoseOfAListedNameAreFound() {
        GeneratedList listed = new GeneratedList(7);
        List<String> planted = Stream.generate(() -> listed.person())
                .limit(50)
                .map(name -> "Aurélien " + name)
                .toList();
        byte[] file = listed.file("2026-11-18T21:24:35.826", ENTRIES, planted);
        Instant start = Instant.now();
        LoadedList loaded = user.as(coop.officer(Role.TEAM_ADMIN), () -> sanctions.take(file))
                .orThrow();
        Duration taken = Duration.between(start, Instant.now());
        assertThat(loaded.entries()).isEqualTo(ENTRIES);
        assertThat(loaded.names()).isBetween(ENTRIES * 4, ENTRIES * 4 + 50);

        GeneratedList others = new GeneratedList(1_000_003);
        List<String> payees = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            payees.add("Jeanne " + others.person() + "mund");
            payees.add("General Trading Company " + others.person() + "mund");
        }
        List<String> asked = new ArrayList<>(payees);
        planted.forEach(
                name -> asked.add(name.toUpperCase(java.util.Locale.ROOT).replace("É", "E")));
        start = Instant.now();
        List<List<ListedName>> like = sanctions.like(asked);
        Duration compared = Duration.between(start, Instant.now());
        assertThat(like.subList(0, payees.size())).allMatch(List::isEmpty);
        for (int i = 0; i < planted.size(); i++) {
            assertThat(like.get(payees.size() + i)).extracting(ListedName::name).contains(planted.get(i));
        }
        assertThat(taken).isLessThan(Duration.ofSeconds(60));
        assertThat(compared).as("an officer waits for it").isLessThan(Duration.ofSeconds(15));
    }
}
