package coop.ouvrage.access;

/** A role may do it, to anything when {@code relation} is empty, else where the relation holds. */
public record PermissionRule(Permission permission, Role role, String relation) {}
