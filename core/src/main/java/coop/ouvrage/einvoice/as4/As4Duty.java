package coop.ouvrage.einvoice.as4;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.einvoice.ProviderReports;
import coop.ouvrage.einvoice.ProviderRules;
import coop.ouvrage.installation.Outgoing;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The reports before people: who may see and send them, and the item that stays open until OpenPeppol has both. */
final class As4Duty implements ProviderReports {

    static final String ITEM = "einvoice.reports";

    private final As4Reports reports;
    private final Outgoing outgoing;
    private final Worklist worklist;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;

    As4Duty(
            As4Reports reports,
            Outgoing outgoing,
            Worklist worklist,
            Permissions permissions,
            Audit audit,
            BusinessTime time) {
        this.reports = reports;
        this.outgoing = outgoing;
        this.worklist = worklist;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
    }

    @Override
    public List<Report> all() {
        permissions.require(Permission.PURCHASE_READ);
        return reports.all();
    }

    @Override
    public List<YearMonth> missing() {
        permissions.require(Permission.PURCHASE_READ);
        return reports.missing();
    }

    @Override
    public Optional<byte[]> file(YearMonth month, ProviderRules.Kind kind) {
        permissions.require(Permission.PURCHASE_READ);
        return reports.file(month, kind);
    }

    @Override
    public Outcome<Boolean> send(YearMonth month) {
        permissions.require(Permission.PURCHASE_BOOK);
        if (outgoing.isHeld()) {
            return Outcome.refused(Refusal.of("einvoice.reports_held"));
        }
        if (!month.isBefore(YearMonth.from(time.today()))) {
            return Outcome.refused(Refusal.of("einvoice.month_not_over"));
        }
        reports.make(month);
        reports.send(month);
        remind(month);
        boolean sent = isSent(month);
        audit.changed("einvoice.reports_sent", "einvoice_report", subject(month), Map.of("month", month, "sent", sent));
        return Outcome.done(sent);
    }

    /** Opens the item of a month, or closes it. */
    void remind(YearMonth month) {
        if (isSent(month)) {
            worklist.close(ITEM, subject(month), "sent");
        } else {
            worklist.open(
                    Item.of(Queue.DUTY, ITEM, "einvoice_report", subject(month), Role.FINANCE, "/desk/network-reports")
                            .with("day", month.atEndOfMonth())
                            .until(ProviderReports.dueOn(month)
                                    .plusDays(1)
                                    .atStartOfDay(BusinessTime.ZONE)
                                    .toInstant()));
        }
    }

    private boolean isSent(YearMonth month) {
        List<As4Reports.Kept> kept = reports.kept(month);
        return !kept.isEmpty() && kept.stream().allMatch(As4Reports.Kept::sent);
    }

    private static UUID subject(YearMonth month) {
        return UUID.nameUUIDFromBytes((ITEM + ":" + month).getBytes(StandardCharsets.UTF_8));
    }
}
