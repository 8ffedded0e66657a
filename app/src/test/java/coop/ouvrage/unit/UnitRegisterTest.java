package coop.ouvrage.unit;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.membership.ShareRegister;
import coop.ouvrage.membership.ShareSubscription;
import coop.ouvrage.parties.PartyId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The team finds units, opens further ones for members with a share, and says who advises them; nobody else does. */
@OuvrageTest(perMethod = true)
class UnitRegisterTest {

    private final UnitList list;
    private final UnitDesk desk;
    private final Units units;
    private final Users users;
    private final ShareRegister shares;
    private final JdbcClient jdbc;
    private final SmallCoop coop;
    private final CurrentUser user;
    private UUID holder = UUID.randomUUID();
    private UUID unit = UUID.randomUUID();

    UnitRegisterTest(
            UnitList list,
            UnitDesk desk,
            Units units,
            Users users,
            ShareRegister shares,
            JdbcClient jdbc,
            SmallCoop coop,
            CurrentUser user) {
        this.list = list;
        this.desk = desk;
        this.units = units;
        this.users = users;
        this.shares = shares;
        this.jdbc = jdbc;
        this.coop = coop;
        this.user = user;
    }

    @BeforeEach
    void aShareholderWithAUnit() {
        holder = member("Odile", true);
        unit = coop.unit(holder);
    }

    @Test
    void aUnitIsFoundByItsNameItsHolderAndItsCode() {
        as(Role.TEAM_ADMIN, () -> units.change(unit, "100 % Verre_soufflé", "glass", false))
                .orThrow();
        for (String text : List.of("verre_s", "100 %", "odile reg", UnitCode.of(unit))) {
            assertThat(names(text, "")).as(text).contains("100 % Verre_soufflé");
        }
        assertThat(names("vêrre_x", "")).isEmpty();
        assertThat(names("verre", "TRAIN")).isEmpty();
        assertThat(names("verre", "ALONE")).hasSize(1);
        assertThatThrownBy(() -> as(Role.MEMBER, () -> list.search(new UnitList.Query("", "", null, "", false), 0, 1)))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void aShareholderGetsABudgetInTheTrainingEntityToo() {
        UUID adviser = member("Wim", true);
        user.asSystem(() -> users.register("wim@register.example", adviser, "Wim", "nl", Set.of(Role.ADVISER)));
        assertThat(codes(as(Role.TEAM_ADMIN, () -> desk.nameAdviser(unit, holder))))
                .containsExactly("unit.no_adviser");
        as(Role.TEAM_ADMIN, () -> desk.nameAdviser(unit, adviser)).orThrow();
        UUID training = as(Role.TEAM_ADMIN, () -> desk.open(holder, "TRAIN", "Ateliers", "training"))
                .orThrow()
                .value();
        ProductionUnit opened = units.get(training);
        assertThat(opened.entity()).isEqualTo("TRAIN");
        assertThat(opened.kind()).isEqualTo(ProductionUnit.Kind.NORMAL);
        assertThat(opened.adviser()).isEqualTo(adviser);
        assertThat(units.beside(units.get(unit))).extracting(ProductionUnit::id).containsExactly(opened.id());
        assertThat(names("atel", "TRAIN")).containsExactly("Ateliers");
        assertThat(codes(as(Role.TEAM_ADMIN, () -> desk.open(holder, "COOP", "ateliers", " "))))
                .containsExactly("unit.entity_without_units", "unit.trade_missing");
        assertThat(codes(as(Role.TEAM_ADMIN, () -> desk.open(holder, "TRAIN", " ateliers ", "x"))))
                .containsExactly("unit.name_taken");
        assertThatThrownBy(() -> as(Role.ADVISER, () -> desk.open(holder, "PROD", "Autre", "x")))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void nobodyWithoutAShareGetsASecondUnitOrTheActivityTool() {
        UUID trial = member("Nele", false);
        assertThat(codes(as(Role.TEAM_ADMIN, () -> desk.open(trial, "PROD", "Deux", "x"))))
                .containsExactly("unit.share_for_second");
        assertThat(codes(as(Role.TEAM_ADMIN, () -> desk.open(UUID.randomUUID(), "PROD", "Deux", "x"))))
                .containsExactly("unit.no_member");
        UUID own = user.asSystem(() -> units.open("PROD", trial, "Seul", "x", true))
                .orThrow()
                .value();
        assertThat(codes(as(Role.TEAM_ADMIN, () -> units.change(own, "Seul", "x", true))))
                .containsExactly("unit.share_first");
        assertThat(codes(as(Role.TEAM_ADMIN, () -> units.change(own, "Seul", "", false))))
                .containsExactly("unit.trade_missing");
    }

    private UUID member(String name, boolean withShare) {
        UUID person = coop.person(name, "Register");
        jdbc.sql(
                        "insert into member (party_id, state, admitted_on, number) values (:id, 'ADMITTED', '2026-01-05', :number)")
                .param("id", person)
                .param("number", 900_000 + name.length())
                .update();
        if (withShare) {
            user.asSystem(() -> {
                ShareSubscription taken =
                        shares.subscribe(new PartyId(person), 1).orThrow();
                return shares.paid(taken.id(), taken.called(), LocalDate.of(2026, 1, 6), name);
            });
        }
        return person;
    }

    private List<String> names(String text, String filter) {
        UnitList.Query query = new UnitList.Query(text, filter, null, "name", false);
        return as(Role.AUDITOR, () -> list.search(query, 0, 50)).rows().stream()
                .map(row -> row.unit().name())
                .toList();
    }

    private <T> T as(Role role, Supplier<T> work) {
        Actor actor =
                new Actor(new UserId(UUID.randomUUID()), UUID.randomUUID(), "Ann", "en", Set.of(role), null, false);
        return user.as(actor, work);
    }
}
