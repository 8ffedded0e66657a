/** Pages and API of what units charge each other. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.transfers.web;
