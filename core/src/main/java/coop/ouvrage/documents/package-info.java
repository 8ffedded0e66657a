/**
 * Documents as stored data, template and hash, and their picture as PDF; files by the hash of their content; pictures and
 * attachments of strangers made harmless. Knows nothing of what a document means.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"money", "refusal", "calendar", "words", "transaction"})
@org.jspecify.annotations.NullMarked
package coop.ouvrage.documents;
