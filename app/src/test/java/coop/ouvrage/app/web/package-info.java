/** Pages, doors and forms, over HTTP. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.app.web;
