package coop.ouvrage.returns;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.returns.spi.Basis;
import coop.ouvrage.returns.spi.ReturnFormat;
import coop.ouvrage.returns.spi.RightsSource;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Which periods hold posted payslips that no filed return declares; told to payroll from the day after the period. */
@Service
public class ReturnsDue {

    private static final String ITEM = "returns.to_file.";

    /** Payslips of released runs by month, of those that nobody has counted. */
    private static final String UNCOUNTED = """
            select p.run_id, p.entity, p.month, count(*) as payslips from pay_run r join payslip p on p.run_id = r.id
            where r.state = 'RELEASED' and not exists (select from counted_run c where c.run_id = r.id) group by 1, 2, 3""";

    private static final String WORKED = """
            select entity, month, sum(payslips) as payslips
            from (select entity, month, payslips from counted_run union all select entity, month, payslips from (%s) u) c
            group by entity, month""".formatted(UNCOUNTED);

    /** Entries of payslips by month; of closed months they were counted with the closing. */
    private static final String BOOKED = """
            select entity, month, entries as payslips from closed_month_entry where source_type = 'payslip'
            union all
            select e.entity, cast(date_trunc('month', e.date) as date), count(*)
            from legal_entity l left join period_state s on s.entity = l.code
                join journal_entry e on e.entity = l.code and e.date > coalesce(s.closed_to, date '-infinity')
            where e.source_type = 'payslip' group by 1, 2""";

    private final JdbcClient jdbc;
    private final RightsSource rights;
    private final ReturnFormats formats;
    private final Permissions permissions;
    private final Worklist worklist;
    private final CurrentUser user;
    private final TransactionTemplate transaction;

    ReturnsDue(
            JdbcClient jdbc,
            RightsSource rights,
            ReturnFormats formats,
            Permissions permissions,
            Worklist worklist,
            CurrentUser user,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.formats = formats;
        this.permissions = permissions;
        this.worklist = worklist;
        this.user = user;
        this.transaction = transaction;
    }

    /**
     * A period to declare.
     *
     * @param payslips or rights, posted so far
     * @param filed how many of them the last filed version declares; 0 when none was
     */
    public record Due(
            String entity, String kind, LocalDate first, LocalDate last, LocalDate dueOn, long payslips, long filed) {

        public String period() {
            return PeriodName.of(first, last);
        }
    }

    /** By deadline, the running periods last. */
    public List<Due> all() {
        permissions.require(Permission.PAY_TOTALS);
        return find();
    }

    /** @param day the first of its month for payslips */
    private record Posted(String entity, LocalDate day, long payslips) {}

    private record Period(String entity, LocalDate first) {}

    private List<Due> find() {
        List<Due> due = new ArrayList<>();
        Map<Basis, List<Posted>> byBasis = new EnumMap<>(Basis.class);
        Map<Filed, Long> known = filed();
        for (ReturnFormat format : formats.all()) {
            byBasis.computeIfAbsent(format.basis(), this::posted).stream()
                    .collect(Collectors.groupingBy(
                            posted ->
                                    new Period(posted.entity(), format.rhythm().first(posted.day())),
                            Collectors.summingLong(Posted::payslips)))
                    .forEach((period, payslips) -> {
                        LocalDate last = format.rhythm().last(period.first());
                        long filed = known.getOrDefault(new Filed(period.entity(), format.kind(), period.first()), 0L);
                        if (filed != payslips) {
                            due.add(new Due(
                                    period.entity(),
                                    format.kind(),
                                    period.first(),
                                    last,
                                    format.dueOn(last),
                                    payslips,
                                    filed));
                        }
                    });
        }
        due.sort(Comparator.comparing(Due::dueOn).thenComparing(Due::kind).thenComparing(Due::entity));
        return due;
    }

    private List<Posted> posted(Basis basis) {
        if (basis == Basis.RIGHTS) {
            return rights.days().stream()
                    .map(day -> new Posted(day.entity(), day.day(), day.count()))
                    .toList();
        }
        return jdbc.sql(basis == Basis.WORKED ? WORKED : BOOKED)
                .query((row, n) -> new Posted(
                        row.getString("entity"), row.getObject("month", LocalDate.class), row.getLong("payslips")))
                .list();
    }

    private record Filed(String entity, String kind, LocalDate first) {}

    /** How many payslips the last filed version of each period declares. */
    private Map<Filed, Long> filed() {
        Map<Filed, Long> filed = new HashMap<>();
        jdbc.sql("""
                select distinct on (entity, kind, first_day) entity, kind, first_day, payslips from pay_return
                where state = 'FILED' order by entity, kind, first_day, nr desc""").query(row -> {
            filed.put(
                    new Filed(
                            row.getString("entity"),
                            row.getString("kind"),
                            row.getObject("first_day", LocalDate.class)),
                    row.getLong("payslips"));
        });
        return filed;
    }

    /** The kind of worklist item that asks for a kind of return. */
    static String item(String kind) {
        return ITEM + kind;
    }

    /** Names a period of a return in the worklist. */
    static UUID subject(String entity, String kind, LocalDate first) {
        return UUID.nameUUIDFromBytes((entity + " " + kind + " " + first).getBytes(StandardCharsets.UTF_8));
    }

    @EventListener
    @Order(DayOrder.PAYROLL + 10)
    void on(DayBegan event) {
        user.asSystem(() -> transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into counted_run " + UNCOUNTED + " on conflict do nothing")
                    .update();
            find().stream().filter(due -> due.last().isBefore(event.day())).forEach(this::tell);
        }));
    }

    private void tell(Due due) {
        worklist.open(Item.of(
                        Queue.PAY,
                        item(due.kind()),
                        "return",
                        subject(due.entity(), due.kind(), due.first()),
                        Role.PAYROLL,
                        "/desk/returns")
                .with("period", due.period())
                .with("entity", due.entity())
                .with("day", due.dueOn())
                .until(due.dueOn().atTime(12, 0).atZone(BusinessTime.ZONE).toInstant()));
    }
}
