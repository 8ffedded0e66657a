package coop.ouvrage.demo;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.ClientId;
import coop.ouvrage.customer.Verification;
import coop.ouvrage.demo.bench.Bench;
import coop.ouvrage.demo.bench.PayDesk;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Clients and bank as the simulator plays them. */
@DemoOnly
@Component
class DemoPayDesk implements PayDesk {

    private final Surroundings surroundings;
    private final Verification verification;
    private final CurrentUser user;
    private final BusinessTime time;
    private final JdbcClient jdbc;

    DemoPayDesk(
            Surroundings surroundings,
            Verification verification,
            CurrentUser user,
            BusinessTime time,
            JdbcClient jdbc) {
        this.surroundings = surroundings;
        this.verification = verification;
        this.user = user;
        this.time = time;
        this.jdbc = jdbc;
    }

    @Override
    public List<Bench.Due> dues() {
        return List.of();
    }

    @Override
    public List<Bench.Payer> payers() {
        return jdbc.sql("""
                        select c.party_id, p.display_name from client c join party p on p.id = c.party_id
                        where c.state = 'VERIFIED' order by p.display_name""")
                .query((row, n) -> new Bench.Payer(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    @Override
    public List<Bench.StatementFile> statements() {
        return List.of();
    }

    @Override
    public void pay(UUID invoice, Way way) {}

    @Override
    public byte[] statement(String account, String id, String form) {
        return (form.equals("coda")
                        ? surroundings.bank().coda(account, id)
                        : surroundings.bank().camt(account, id))
                .orElseThrow();
    }

    @Override
    public void importStatement(String account, String id, String form) {}

    @Override
    public void bankrupt(UUID client) {
        user.asSystem(() -> {
            verification
                    .bankrupt(new ClientId(client), time.today(), "demo bench")
                    .orThrow();
        });
    }
}
