/** The HTTP API as programs see it: its description, its refusals, and the main job lived through it alone. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.app.api;
