package coop.ouvrage.membership;

import java.util.List;

/** A part of the list of members, and how many there are in all. */
public record MemberPage(List<MemberRow> members, int total) {}
