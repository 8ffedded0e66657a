@org.jspecify.annotations.NullMarked
package coop.ouvrage.app.documents;
