/** Search in the audit trail, and the watch over auditors. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.desk.audit;
