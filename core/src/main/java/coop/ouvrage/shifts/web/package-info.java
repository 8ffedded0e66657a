/** The pages and the program interface of shift files. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.shifts.web;
