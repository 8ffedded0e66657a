/** Pages of joining, of one's co-operative, and of the team's admission; API of members. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.membership.web;
