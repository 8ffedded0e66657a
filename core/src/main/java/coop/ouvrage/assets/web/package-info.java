/** Pages and API of the asset register. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.assets.web;
