package coop.ouvrage.desk.users;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.PermissionRule;
import coop.ouvrage.access.Role;
import java.util.List;

/** The rules as a table: a cell holds its relations, an empty one for "anything". */
public record Matrix(List<PermissionRule> rules) {

    public List<String> relations(Permission permission, Role role) {
        return rules.stream()
                .filter(rule -> rule.permission() == permission && rule.role() == role)
                .map(PermissionRule::relation)
                .toList();
    }
}
