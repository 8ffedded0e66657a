/**
 * An access point of our own: AS4 with the profile of Peppol, by the library phase4. Everything that knows the library is here and is
 * loaded only where a key store is configured. Not the network's directory.
 */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.einvoice.as4;
