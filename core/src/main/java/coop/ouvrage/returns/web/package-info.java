/** Pages and API of returns and papers. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.returns.web;
