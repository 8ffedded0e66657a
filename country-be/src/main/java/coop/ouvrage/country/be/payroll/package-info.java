/**
 * The Belgian law of wages: contributions, work bonus, withholding tax, holiday pay, the employer's cost. Calculates only; its figures are
 * the files under {@code legislation/be}.
 */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.country.be.payroll;
