package coop.ouvrage.payroll.web;

import coop.ouvrage.payroll.Attachment;
import coop.ouvrage.web.Mark;

/** An attachment in the list. */
public record AttachmentRow(Attachment attachment, String worker, Mark mark, String state) {}
