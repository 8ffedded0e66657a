package coop.ouvrage.royalties;

import static coop.ouvrage.royalties.RightsFixture.part;
import static coop.ouvrage.royalties.RightsFixture.picture;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.SaleFixture;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.transaction.WriteBehind;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A concession that ends is told once to who proposed it and to its authors, unless it was renewed or never held. */
@OuvrageTest(perMethod = true, at = "2025-06-02T09:00")
@Import({SaleFixture.class, RightsFixture.class})
@TestPropertySource(properties = "ouvrage.invoicing.timer=false")
class EndingConcessionsTest {

    private static final LocalDate TODAY = LocalDate.of(2025, 6, 2);
    private static final LocalDate SOON = TODAY.plusDays(62);

    private final RightsFixture rights;
    private final Concessions concessions;
    private final RoyaltyReading reading;
    private final BusinessClock clock;
    private final Policies policies;

    EndingConcessionsTest(
            RightsFixture rights,
            Concessions concessions,
            RoyaltyReading reading,
            BusinessClock clock,
            Policies policies) {
        this.policies = policies;
        this.rights = rights;
        this.concessions = concessions;
        this.reading = reading;
        this.clock = clock;
    }

    @Test
    void whatEndsIsToldOnceWhileThereIsTime() {
        UUID unit = rights.unit("5000.00");
        UUID holder = rights.holder(unit);
        UUID nour = rights.author("Nour");
        Invoice invoice = rights.sold(unit, "1000.00", "2000.00");
        approved(holder, draft(invoice, unit, nour, "Affiche", SOON));
        approved(holder, draft(invoice, unit, nour, "Carte", SOON));
        approved(holder, draft(invoice, unit, nour, "carte", SOON.plusYears(1)));
        approved(holder, draft(invoice, unit, nour, "Livre", null));
        proposed(holder, draft(invoice, unit, nour, "Esquisse", SOON));

        clock.passTo(TODAY.plusDays(1));
        assertThat(told()).as("there is more time than it takes").isEmpty();
        assertThat(ending(holder)).isEmpty();
        clock.passTo(TODAY.plusDays(3));
        assertThat(told()).containsExactlyInAnyOrder("maud@example.org Affiche", "nour@example.org Affiche");
        assertThat(ending(holder)).containsExactly("Affiche");
        assertThat(ending(nour)).as("who proposed it renews it").isEmpty();
        clock.passTo(TODAY.plusDays(6));
        assertThat(told()).hasSize(2);

        approved(holder, draft(invoice, unit, nour, "Affiche", SOON.plusYears(1)));
        assertThat(ending(holder)).as("renewed").isEmpty();
    }

    @Test
    void theBoardSetsTheTimeThatARenewalTakes() {
        UUID unit = rights.unit("5000.00");
        UUID holder = rights.holder(unit);
        UUID nour = rights.author("Nour");
        Invoice invoice = rights.sold(unit, "1000.00", "2000.00");
        approved(holder, draft(invoice, unit, nour, "Affiche", SOON));
        rights.jdbc()
                .sql("insert into policy values ('royalties.renewal_days', :day, 30, 'day', 'Board: thirty days')")
                .param("day", TODAY.plusDays(1))
                .update();
        policies.readAgain();

        clock.passTo(SOON.minusDays(31));
        assertThat(told()).isEmpty();
        assertThat(ending(holder)).isEmpty();
        clock.passTo(SOON.minusDays(30));
        assertThat(told()).hasSize(2);
        assertThat(ending(holder)).containsExactly("Affiche");
    }

    private ConcessionDraft draft(
            Invoice invoice, UUID unit, UUID author, String work, @org.jspecify.annotations.Nullable LocalDate until) {
        ConcessionDraft draft = rights.draft(invoice, unit, "60.00", part(author, "100"));
        return new ConcessionDraft(
                draft.unit(),
                draft.invoice(),
                draft.authors(),
                work,
                draft.uses(),
                draft.territory(),
                false,
                TODAY,
                until,
                draft.gross());
    }

    private ConcessionId proposed(UUID holder, ConcessionDraft draft) {
        return rights.as(holder, Role.MEMBER, () -> concessions.propose(draft, picture(), "page.png"))
                .orThrow();
    }

    private void approved(UUID holder, ConcessionDraft draft) {
        ConcessionId id = proposed(holder, draft);
        rights.officer(() -> concessions.approve(id)).orThrow();
    }

    private List<String> ending(UUID person) {
        return rights.as(person, Role.MEMBER, reading::ending).stream()
                .map(Concession::work)
                .toList();
    }

    private List<String> told() {
        WriteBehind.writeAll();
        return rights.jdbc()
                .sql(
                        "select address || ' ' || substring(subject from ': (.*)$') from outgoing_message where text_key = 'royalties.mail.ending'")
                .query(String.class)
                .list();
    }
}
