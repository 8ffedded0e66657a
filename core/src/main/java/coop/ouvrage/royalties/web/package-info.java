/** Pages and API of concessions and royalties. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.royalties.web;
