package coop.ouvrage.desk.users;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.PermissionRule;
import coop.ouvrage.access.Role;
import java.util.List;

/** The rules as a table: a cell holds the relation, a dot for "anything", or nothing. */
public record Matrix(List<PermissionRule> rules) {

    public String cell(Permission permission, Role role) {
        return rules.stream()
                .filter(rule -> rule.permission() == permission && rule.role() == role)
                .map(rule -> rule.relation().isEmpty() ? "●" : rule.relation())
                .collect(java.util.stream.Collectors.joining(", "));
    }
}
