/** Pages and API of payslips and pay runs. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.payroll.web;
