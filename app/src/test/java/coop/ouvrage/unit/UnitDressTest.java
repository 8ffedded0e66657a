package coop.ouvrage.unit;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.refusal.Outcome;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A holder gives the unit's papers a colour and texts; what cannot be read or printed is refused. */
@OuvrageTest(perMethod = true)
class UnitDressTest {

    private final UnitDresses dresses;
    private final SmallCoop coop;
    private final CurrentUser user;
    private final UUID holder = UUID.randomUUID();

    UnitDressTest(UnitDresses dresses, SmallCoop coop, CurrentUser user) {
        this.dresses = dresses;
        this.coop = coop;
        this.user = user;
    }

    @Test
    void aColourIsKeptIfItCanBeReadOnWhite() {
        UUID unit = coop.unit(holder);
        assertThat(dresses.of(unit)).isEqualTo(UnitDress.PLAIN);
        assertThat(codes(set(unit, new UnitDress("#fff3a0", "", "", "")))).containsExactly("unit.colour_unreadable");
        assertThat(codes(set(unit, new UnitDress("red", "x".repeat(2001), "", "y".repeat(501)))))
                .containsExactly("unit.colour_unreadable", "unit.text_too_long", "unit.text_too_long");
        set(unit, new UnitDress("#8A1C3C", " Hello ", "Bye", "Thank you")).orThrow();
        assertThat(dresses.of(unit)).isEqualTo(new UnitDress("#8a1c3c", "Hello", "Bye", "Thank you"));
        assertThatThrownBy(() -> user.as(SmallCoop.member(UUID.randomUUID()), () -> dresses.set(unit, UnitDress.PLAIN)))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void aClientWhoReadsAnotherLanguageGetsItsTextsAndTheCommonOneWhereTheyAreEmpty() {
        UUID unit = coop.unit(holder);
        Map<String, UnitDress.Texts> dutch = Map.of("nl", new UnitDress.Texts("Hallo", "", "Dank u"));
        set(unit, new UnitDress(null, new UnitDress.Texts("Bonjour", "Conditions", "Merci"), dutch))
                .orThrow();
        UnitDress dress = dresses.of(unit);
        assertThat(dress.in("nl")).isEqualTo(new UnitDress.Texts("Hallo", "Conditions", "Dank u"));
        assertThat(dress.in("de")).isEqualTo(dress.texts());
        assertThat(codes(set(
                        unit,
                        new UnitDress(
                                null, dress.texts(), Map.of("de", new UnitDress.Texts("", "", "x".repeat(501)))))))
                .containsExactly("unit.text_too_long");
        set(unit, new UnitDress(null, dress.texts(), Map.of("nl", new UnitDress.Texts("", "", ""))))
                .orThrow();
        assertThat(dresses.of(unit).in("nl")).as("taken away again").isEqualTo(dress.texts());
    }

    private Outcome<UnitDress> set(UUID unit, UnitDress dress) {
        return user.as(SmallCoop.member(holder), () -> dresses.set(unit, dress));
    }
}
