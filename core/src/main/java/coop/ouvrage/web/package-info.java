/**
 * What every page and API answer shares: layout, parts, words of the reader, forms, errors, sessions of the browser. Knows no
 * business and no page of it.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"money", "words", "refusal", "calendar", "access", "access :: spi"})
@org.jspecify.annotations.NullMarked
package coop.ouvrage.web;
