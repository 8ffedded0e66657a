package coop.ouvrage.customer;

import coop.ouvrage.customer.spi.VatRegister;
import coop.ouvrage.parties.identifier.VatNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of checks of VAT numbers. */
@Repository
class VatCheckStore {

    private final JdbcClient jdbc;

    VatCheckStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Once a day for a number and a requester.
     *
     * @param anew whether it is asked although there is an answer of today
     */
    void ask(
            UUID id,
            ClientId client,
            VatNumber number,
            String requester,
            @Nullable UUID invoice,
            LocalDate day,
            Instant due,
            boolean anew) {
        jdbc.sql("""
                insert into client_vat_check (id, client_id, number, requester, invoice_id, asked_on, state, due_at)
                select :id, :client, :number, :requester, :invoice, :day, 'WAITING', :due
                where :anew or not exists (
                    select from client_vat_check where client_id = :client and number = :number and requester = :requester
                        and asked_on = :day and state <> 'WAITING')
                on conflict (client_id, number, requester, asked_on) where state = 'WAITING' do update
                    set invoice_id = coalesce(client_vat_check.invoice_id, excluded.invoice_id)""")
                .param("id", id)
                .param("client", client.value())
                .param("number", number.value())
                .param("requester", requester)
                .param("invoice", invoice, java.sql.Types.OTHER)
                .param("day", day)
                .param("due", at(due))
                .param("anew", anew)
                .update();
    }

    List<VatCheck> due(Instant now, int most) {
        return jdbc.sql(
                        "select * from client_vat_check where state = 'WAITING' and due_at <= :now order by due_at limit :most")
                .param("now", at(now))
                .param("most", most)
                .query(VatCheckStore::check)
                .list();
    }

    /** Clients whose number of another member state nobody was asked about, and who may be invoiced. */
    List<Client> neverAsked(int most) {
        return jdbc.sql(ClientRows.CLIENT + """
                where c.state in ('VERIFIED', 'PROVISIONAL') and left(d.vat_number, 2) <> 'BE'
                  and not exists (select from client_vat_check v where v.client_id = c.party_id and v.number = d.vat_number)
                order by c.party_id limit :most""")
                .param("most", most)
                .query(ClientRows::client)
                .list();
    }

    List<VatCheck> waiting(ClientId client) {
        return jdbc.sql("select * from client_vat_check where client_id = :client and state = 'WAITING'")
                .param("client", client.value())
                .query(VatCheckStore::check)
                .list();
    }

    /** @return whether it still waited for an answer */
    boolean answered(UUID id, VatRegister.Answer answer, Instant now) {
        return jdbc.sql("""
                update client_vat_check set state = :state, answered_at = :now, attempts = attempts + 1, trouble = '',
                    consultation = :consultation, name = nullif(:name, ''), address = nullif(:address, '')
                where id = :id and state = 'WAITING'""")
                        .param("id", id)
                        .param("state", answer.said().name())
                        .param("now", at(now))
                        .param("consultation", answer.consultation())
                        .param("name", answer.name())
                        .param("address", answer.address())
                        .update()
                == 1;
    }

    void silent(UUID id, String trouble, Instant next) {
        jdbc.sql("""
                update client_vat_check set attempts = attempts + 1, trouble = :trouble, due_at = :next
                where id = :id and state = 'WAITING'""")
                .param("id", id)
                .param("trouble", trouble)
                .param("next", at(next))
                .update();
    }

    void accepted(UUID id, @Nullable UUID by, Instant now, String reason) {
        jdbc.sql("update client_vat_check set accepted_by = :by, accepted_at = :now, reason = :reason where id = :id")
                .param("id", id)
                .param("by", by, java.sql.Types.OTHER)
                .param("now", at(now))
                .param("reason", reason)
                .update();
    }

    /** The last answer about a number; the last question if nobody ever answered. */
    Optional<VatCheck> last(ClientId client, VatNumber number) {
        return jdbc.sql("""
                select * from client_vat_check where client_id = :client and number = :number
                order by answered_at desc nulls last, sequence desc limit 1""")
                .param("client", client.value())
                .param("number", number.value())
                .query(VatCheckStore::check)
                .optional();
    }

    /** Newest first. */
    List<VatCheck> of(ClientId client) {
        return jdbc.sql("select * from client_vat_check where client_id = :client order by sequence desc limit 50")
                .param("client", client.value())
                .query(VatCheckStore::check)
                .list();
    }

    private static VatCheck check(ResultSet row, int n) throws SQLException {
        return new VatCheck(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                new ClientId(Objects.requireNonNull(row.getObject("client_id", UUID.class))),
                row.getString("number"),
                row.getString("requester"),
                row.getObject("invoice_id", UUID.class),
                row.getObject("asked_on", LocalDate.class),
                VatCheck.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("trouble"),
                instant(row),
                row.getString("consultation"),
                row.getString("name"),
                row.getString("address"),
                row.getString("reason"));
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("answered_at", OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
