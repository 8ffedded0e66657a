/** A member's home: what can I spend, when am I paid, what waits for me. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.portal.home;
