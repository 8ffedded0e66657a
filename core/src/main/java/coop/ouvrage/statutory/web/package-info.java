/** Pages of statutory output. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.statutory.web;
