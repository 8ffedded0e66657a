/** The figures of the law as the support team reads them: in force on a day, over time, with their sources; and the form by which it sets one. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.desk.legislation;
