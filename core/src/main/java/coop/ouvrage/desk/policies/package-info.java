/** The co-operative's own dated values, with the decisions that set them. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.desk.policies;
