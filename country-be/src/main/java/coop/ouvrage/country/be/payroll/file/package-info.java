/** Payslip cases in a CSV file, for checks against published examples: reads each line, asks the engine, tells every figure. Stores nothing. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.country.be.payroll.file;
