/** Users, their roles, and what each role may do. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.desk.users;
