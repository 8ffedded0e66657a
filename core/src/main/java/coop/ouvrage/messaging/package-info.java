/** Mails and notices to people, through a transactional outbox. Knows addresses and texts, not why they are sent. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "installation",
            "installation :: spi",
            "money",
            "words",
            "calendar",
            "access",
            "refusal",
            "transaction"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.messaging;
