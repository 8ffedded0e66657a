/** Pages of a person's own data, and the forms of it that registration shares. */
@org.springframework.modulith.NamedInterface("web")
@org.jspecify.annotations.NullMarked
package coop.ouvrage.parties.web;
