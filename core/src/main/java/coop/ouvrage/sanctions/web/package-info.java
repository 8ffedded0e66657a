/** The page where the list is loaded. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.sanctions.web;
