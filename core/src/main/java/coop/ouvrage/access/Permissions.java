package coop.ouvrage.access;

import coop.ouvrage.access.spi.Relation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Asked first by every service that shows or changes something. Denies what no rule allows. The rules are read once: they change
 * by migration only.
 */
@Service
public class Permissions {

    private final JdbcClient jdbc;
    private final CurrentUser user;
    private final ObjectProvider<Relation> relations;
    private volatile @Nullable Map<Permission, List<PermissionRule>> rules;
    private volatile @Nullable Map<String, Relation> relationByName;

    Permissions(JdbcClient jdbc, CurrentUser user, ObjectProvider<Relation> relations) {
        this.jdbc = jdbc;
        this.user = user;
        this.relations = relations;
    }

    /** @throws AccessDenied unless a role of the current user may do it to anything */
    public void require(Permission permission) {
        if (!allows(permission)) {
            throw new AccessDenied(permission);
        }
    }

    /**
     * @param subject what it would be done to: a unit, or a person for the relation {@code self}
     * @throws AccessDenied unless a role of the current user may do it to this
     */
    public void require(Permission permission, UUID subject) {
        if (!allows(permission, subject)) {
            throw new AccessDenied(permission);
        }
    }

    public boolean allows(Permission permission) {
        return allows(user.actor(), permission, null);
    }

    public boolean allows(Permission permission, UUID subject) {
        return allows(user.actor(), permission, subject);
    }

    private boolean allows(Actor actor, Permission permission, @Nullable UUID subject) {
        return actor.isSystem()
                || rules().getOrDefault(permission, List.of()).stream()
                        .filter(rule -> actor.has(rule.role()))
                        .anyMatch(rule -> rule.relation().isEmpty() || holds(actor, rule.relation(), subject));
    }

    private boolean holds(Actor actor, String relation, @Nullable UUID subject) {
        UUID party = actor.party();
        if (party == null || subject == null) {
            return false;
        }
        if ("self".equals(relation)) {
            return party.equals(subject);
        }
        Relation known = relationByName().get(relation);
        return known != null && known.holds(party, subject);
    }

    /** The matrix, for administrators to read. */
    public List<PermissionRule> matrix() {
        return rules().values().stream().flatMap(List::stream).toList();
    }

    private Map<Permission, List<PermissionRule>> rules() {
        Map<Permission, List<PermissionRule>> known = rules;
        if (known == null) {
            known = jdbc
                    .sql("select permission, role, relation from permission_rule order by permission, role, relation")
                    .query((row, n) -> new PermissionRule(
                            Permission.valueOf(row.getString("permission")),
                            Role.valueOf(row.getString("role")),
                            row.getString("relation")))
                    .list()
                    .stream()
                    .collect(Collectors.groupingBy(
                            PermissionRule::permission, () -> new EnumMap<>(Permission.class), Collectors.toList()));
            rules = known;
        }
        return known;
    }

    /** Looked up late: modules above supply relations and ask permissions themselves. */
    private Map<String, Relation> relationByName() {
        Map<String, Relation> known = relationByName;
        if (known == null) {
            known = relations.stream().collect(Collectors.toMap(Relation::name, Function.identity()));
            relationByName = known;
        }
        return known;
    }
}
