package coop.ouvrage.einvoice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The document that this one corrects: compulsory on a Belgian credit note (royal decree no. 1, art. 12). */
public record PrecedingInvoice(String number, @Nullable LocalDate issueDate) {}
