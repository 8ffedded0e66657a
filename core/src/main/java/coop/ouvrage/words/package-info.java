/** Texts and figures in the reader's language: the catalogue of messages, amounts, dates. No page, no mail. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"money"})
@org.jspecify.annotations.NullMarked
package coop.ouvrage.words;
