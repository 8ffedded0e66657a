package coop.ouvrage.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.sanctions.GeneratedList;
import coop.ouvrage.sanctions.Sanctions;
import coop.ouvrage.treasury.ListedPayee;
import coop.ouvrage.treasury.PayeeSanctions;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** A debt to a supplier of a listed name is not booked before an officer said that it is somebody else. */
@OuvrageTest(perMethod = true)
@Import(SupplyFixture.class)
class ListedSupplierTest {

    private final SupplyFixture supply;
    private final Purchases purchases;
    private final PayeeSanctions listed;
    private final Sanctions sanctions;
    private final Parties parties;
    private final SmallCoop coop;
    private final CurrentUser user;

    ListedSupplierTest(
            SupplyFixture supply,
            Purchases purchases,
            PayeeSanctions listed,
            Sanctions sanctions,
            Parties parties,
            SmallCoop coop,
            CurrentUser user) {
        this.supply = supply;
        this.purchases = purchases;
        this.listed = listed;
        this.sanctions = sanctions;
        this.parties = parties;
        this.coop = coop;
        this.user = user;
    }

    @Test
    void itIsBookedOnceSomebodyDecided() {
        UUID unit = supply.unit("500.00");
        PurchaseId id = supply.arrives(supply.invoice("L-1", "100.00")
                .references(Suggestions.code(unit), null)
                .build());
        UUID supplier = Objects.requireNonNull(supply.get(id).supplier());
        supply.holder(() -> purchases.approve(id)).orThrow();
        user.as(
                coop.officer(Role.TEAM_ADMIN),
                () -> sanctions
                        .take(new GeneratedList(5)
                                .file("2026-11-18T21:24:35", 10, List.of("Holding " + parties.name(supplier))))
                        .orThrow());
        ListedPayee asked = user.as(coop.officer(Role.FINANCE), listed::all).getFirst();
        assertThat(asked.party()).as("suppliers are compared with each list").isEqualTo(supplier);
        assertThat(supply.codes(supply.officer(() -> purchases.book(id)))).containsExactly("purchases.supplier_listed");
        user.as(
                coop.officer(Role.FINANCE),
                () -> listed.somebodyElse(asked.id(), "another number").orThrow());
        supply.officer(() -> purchases.book(id)).orThrow();
    }
}
