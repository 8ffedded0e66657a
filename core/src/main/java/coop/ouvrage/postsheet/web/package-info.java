/** Pages of post sheets, for holders, clients and administrators. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.postsheet.web;
