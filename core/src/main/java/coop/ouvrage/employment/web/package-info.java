/** Pages and API of contracts, declarations and days worked. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.employment.web;
