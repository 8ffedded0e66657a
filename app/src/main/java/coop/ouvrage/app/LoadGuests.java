package coop.ouvrage.app;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.PasswordLinks;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.SecondFactor;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who reads the pages of a replayed year: the member with most invoices, and somebody of the desk who sees all. */
final class LoadGuests {

    private static final String STAFF = "load@ouvrage.example";

    private final AnnotationConfigApplicationContext context;
    private final JdbcClient jdbc;

    private LoadGuests(AnnotationConfigApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcClient.class);
    }

    /**
     * How they enter, and what of theirs is read.
     *
     * @param unit the one with most invoices
     * @param client whose name is searched for
     * @param year the one in which most was invoiced
     * @param invoices how many the unit has, of how many in all
     */
    record Keys(
            String member,
            String staff,
            String password,
            String code,
            UUID unit,
            String client,
            int year,
            int invoices,
            int allInvoices) {}

    /** Gives both a password in a database that holds nobody's real data. */
    static Keys of(Database database, Path data) {
        try (AnnotationConfigApplicationContext context = Modules.over(database, data, false)) {
            TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
            return Objects.requireNonNull(transaction.execute(status -> context.getBean(CurrentUser.class)
                    .asSystem(() -> new LoadGuests(context).keys(UUID.randomUUID() + ""))));
        }
    }

    private record Busiest(UUID unit, UUID holder, int invoices) {}

    private Keys keys(String password) {
        Busiest busiest = jdbc.sql("""
                select l.unit_id as unit, u.holder_id as holder, count(distinct l.invoice_id) as invoices
                from invoice_line l join production_unit u on u.id = l.unit_id
                join app_user a on a.party_id = u.holder_id and a.closed_at is null
                group by 1, 2 order by 3 desc, 1 limit 1""")
                .query(Busiest.class)
                .optional()
                .orElseThrow(() -> new CannotRun("no unit of this database has invoices and a member who can log in"));
        Users users = context.getBean(Users.class);
        UserId member = users.ofParty(busiest.holder()).orElseThrow();
        UserId staff = users.register(STAFF, null, "Load", "fr", Set.of(Role.FINANCE, Role.AUDITOR));
        choose(member, password);
        choose(staff, password);
        return new Keys(
                users.find(member).orElseThrow().login(),
                STAFF,
                password,
                code(staff),
                busiest.unit(),
                client(busiest.unit()),
                number("extract(year from mode() within group (order by issued_on))"),
                busiest.invoices(),
                number("count(*)"));
    }

    private void choose(UserId user, String password) {
        PasswordLinks links = context.getBean(PasswordLinks.class);
        links.use(links.invite(user).token(), password).orThrow();
    }

    /** A recovery code: nobody holds an app. */
    private String code(UserId staff) {
        jdbc.sql("update app_user set totp_since = coalesce(totp_since, now()) where id = :id")
                .param("id", staff.value())
                .update();
        return context.getBean(SecondFactor.class).renewRecoveryCodes(staff).getFirst();
    }

    private int number(String what) {
        return jdbc.sql("select " + what + " from invoice").query(Integer.class).single();
    }

    /** The name of a client of the unit, to be searched for. */
    private String client(UUID unit) {
        return jdbc.sql("""
                select p.search_name from invoice_line l join invoice i on i.id = l.invoice_id join party p on p.id = i.client_id
                where l.unit_id = :unit order by i.number limit 1""").param("unit", unit).query(String.class).single();
    }
}
