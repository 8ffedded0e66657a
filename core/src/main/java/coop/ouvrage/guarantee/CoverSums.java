package coop.ouvrage.guarantee;

import coop.ouvrage.money.Money;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What living covers come to by client, unit, sector and member, and the losses: for boards and watches. */
@Repository
class CoverSums {

    private final JdbcClient jdbc;
    private final CoverStore covers;

    CoverSums(JdbcClient jdbc, CoverStore covers) {
        this.jdbc = jdbc;
        this.covers = covers;
    }

    /** What the clients with the largest standing cover have drawn, for the board. */
    List<GuaranteeBoard.ByClient> largest(String entity, int limit) {
        covers.written();
        return jdbc.sql("""
                select client_id, count(*) as orders, sum(amount_cents - repaid_cents - lost_cents) as standing,
                    sum(used_cents - repaid_cents - lost_cents) as at_risk
                from cover where entity = :entity and state = 'GIVEN'
                group by client_id order by standing desc limit :limit""")
                .param("entity", entity)
                .param("limit", limit)
                .query((row, n) -> new GuaranteeBoard.ByClient(
                        row.getObject("client_id", UUID.class),
                        row.getInt("orders"),
                        Money.ofCents(row.getLong("standing")),
                        Money.ofCents(row.getLong("at_risk"))))
                .list();
    }

    /** The same for every unit. */
    List<Exposures.OfUnit> byUnit(String entity) {
        covers.written();
        return jdbc.sql("""
                select unit_id, count(*) as orders, sum(amount_cents - repaid_cents - lost_cents) as standing,
                    sum(used_cents - repaid_cents - lost_cents) as at_risk
                from cover where entity = :entity and state = 'GIVEN' group by unit_id order by unit_id""")
                .param("entity", entity)
                .query((row, n) -> new Exposures.OfUnit(
                        row.getObject("unit_id", UUID.class),
                        row.getInt("orders"),
                        Money.ofCents(row.getLong("standing")),
                        Money.ofCents(row.getLong("at_risk"))))
                .list();
    }

    /** Sectors above one limit and members above another; of a unit without holder there is no member. */
    int exceeded(String entity, Money sector, Money member) {
        covers.written();
        return jdbc.sql("""
                with unit as (
                    select unit_id, sum(amount_cents - repaid_cents - lost_cents) as cents from cover
                    where entity = :entity and state = 'GIVEN' group by unit_id),
                place as (
                    select u.trade, u.holder_id, sum(c.cents) as cents from unit c join production_unit u on u.id = c.unit_id
                    group by grouping sets ((u.trade), (u.holder_id)))
                select count(*) from place
                where trade is not null and cents > :sector or holder_id is not null and cents > :member""")
                .param("entity", entity)
                .param("sector", sector.cents())
                .param("member", member.cents())
                .query(Integer.class)
                .single();
    }

    List<Cover> losses(String entity, int limit) {
        covers.written();
        return jdbc.sql(
                        "select * from cover where entity = :entity and state = 'LOST' order by given_on desc limit :limit")
                .param("entity", entity)
                .param("limit", limit)
                .query((row, n) -> CoverStore.cover(row))
                .list();
    }
}
