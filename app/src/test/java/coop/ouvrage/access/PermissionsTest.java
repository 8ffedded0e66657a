package coop.ouvrage.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.app.testing.OuvrageTest;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OuvrageTest
class PermissionsTest {

    @Autowired
    Permissions permissions;

    @Autowired
    CurrentUser user;

    private final UUID self = UUID.randomUUID();

    private Actor with(Role... roles) {
        return new Actor(new UserId(UUID.randomUUID()), self, "Somebody", "en", Set.of(roles), null, false);
    }

    @Test
    void aStrangerMayDoNothing() {
        for (Permission permission : Permission.values()) {
            assertThat(permissions.allows(permission)).as("%s", permission).isFalse();
        }
    }

    @Test
    void everyPermissionHasARule() {
        Set<Permission> ruled =
                permissions.matrix().stream().map(PermissionRule::permission).collect(Collectors.toSet());
        assertThat(ruled).isEqualTo(EnumSet.allOf(Permission.class));
    }

    @Test
    void aRuleWithARelationAsksForTheSubject() {
        user.as(with(Role.MEMBER), () -> {
            assertThat(permissions.allows(Permission.PAYSLIP_READ)).isFalse();
            assertThat(permissions.allows(Permission.PAYSLIP_READ, self)).isTrue();
            assertThat(permissions.allows(Permission.PAYSLIP_READ, UUID.randomUUID()))
                    .isFalse();
            assertThatThrownBy(() -> permissions.require(Permission.PAY_RELEASE))
                    .isInstanceOf(AccessDenied.class);
        });
    }

    @Test
    void theActorEndsWithItsAction() {
        user.as(
                with(Role.FINANCE),
                () -> assertThat(permissions.allows(Permission.LEDGER_READ)).isTrue());
        assertThat(user.actor()).isEqualTo(Actor.STRANGER);
    }

    @Test
    void anAuditorReadsMoneyAndWritesNothing() {
        user.as(with(Role.AUDITOR), () -> {
            assertThat(permissions.allows(Permission.LEDGER_READ)).isTrue();
            for (Permission permission : Permission.values()) {
                if (permissions.allows(permission)) {
                    assertThat(permission.name()).matches(".*_(READ|TOTALS)");
                }
            }
        });
    }
}
