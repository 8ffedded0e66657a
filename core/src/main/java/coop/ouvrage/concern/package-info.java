/**
 * The mediation mailbox that anyone can find: messages about what went wrong between people, taken up by a person in the promised days.
 * Not disputes about an invoice (recovery), nor the files of members and clients.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "refusal",
            "calendar",
            "access",
            "policy",
            "audit",
            "messaging",
            "worklist",
            "words",
            "web",
            "web :: spi"
        })
@org.jspecify.annotations.NullMarked
package coop.ouvrage.concern;
