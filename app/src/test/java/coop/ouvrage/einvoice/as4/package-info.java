@org.jspecify.annotations.NullMarked
package coop.ouvrage.einvoice.as4;
