package coop.ouvrage.desk.audit;

import coop.ouvrage.audit.AuditTrail;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.ListQuery;
import java.util.List;

/** The records shown, and the form that chose them. */
public record Found(List<AuditTrail.Entry> entries, ListQuery query, Form form, boolean hasNext) {}
