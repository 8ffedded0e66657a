/** The demo bench: one page on which a visitor turns the clock and plays everybody around the co-operative. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.demo.bench;
