/**
 * The demo co-operative, its lived year and its bench. Active only on a database marked demo, whose clock is turned by hand; a real
 * installation never reaches a line of it. No rule and no table of its own.
 */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package coop.ouvrage.demo;
