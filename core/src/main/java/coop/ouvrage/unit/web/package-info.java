/** A unit's own pages: what it has, has open, expects and has reserved; its statement month by month and line by line. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.unit.web;
