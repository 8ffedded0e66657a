@org.jspecify.annotations.NullMarked
package coop.ouvrage.documents;
