package coop.ouvrage.payroll;

import java.util.List;

/** A part of a list of attachments, and how many there are in all. */
public record AttachmentRows(List<Attachment> rows, long total) {}
