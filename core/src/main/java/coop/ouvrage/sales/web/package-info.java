/** Pages and API of what members sell beside the job tool. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.sales.web;
