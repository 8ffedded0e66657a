/** The pages of accountants: checklist, statements, closing of years. They calculate nothing. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.accounting.web;
