package coop.ouvrage.customer;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.spi.RegisterAnswer;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.ReadTogether;
import coop.ouvrage.transaction.Rows;
import coop.ouvrage.transaction.WriteBehind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What public registers answered about clients: kept as proof of what the officer saw. */
@Repository
class RegisterAnswers {

    private final JdbcClient jdbc;
    private final BusinessTime time;
    private final ReadTogether<RegisterAnswer> last = new ReadTogether<>(Foreseen.Kind.CLIENT, this::read);
    private final WriteBehind<Rows.Row> kept = new WriteBehind<>(this::insert, "client_register_answer");

    RegisterAnswers(JdbcClient jdbc, BusinessTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    @Transactional
    void keep(ClientId client, RegisterAnswer answer, @Nullable UUID by) {
        Row row = Row.of(answer);
        kept.add(new Rows.Row()
                .with("client_id", client.value())
                .with("asked_at", time.now())
                .with("asked_by", by)
                .with("answer", row.answer)
                .with("name", row.name)
                .with("form", row.form)
                .with("seat", row.seat)
                .with("active", row.active)
                .with("bankrupt", row.bankrupt)
                .with("cause", row.cause));
        last.put(client.value(), answer);
    }

    private void insert(List<Rows.Row> rows) {
        Rows.insert(jdbc, "client_register_answer", rows);
    }

    /** The last answer, if it is of today: an enterprise may have failed since yesterday. */
    Optional<RegisterAnswer> today(ClientId client) {
        return last.get(client.value());
    }

    private Map<UUID, RegisterAnswer> read(UUID[] clients) {
        Map<UUID, RegisterAnswer> answers = new HashMap<>();
        jdbc.sql("""
                        select distinct on (client_id) * from client_register_answer
                         where client_id = any(:clients) and asked_at >= :midnight
                         order by client_id, sequence desc
                        """)
                .param("clients", clients)
                .param("midnight", time.today().atStartOfDay(BusinessTime.ZONE).toOffsetDateTime())
                .query(row -> {
                    answers.put(row.getObject("client_id", UUID.class), answer(row));
                });
        return answers;
    }

    private static RegisterAnswer answer(ResultSet row) throws SQLException {
        return switch (row.getString("answer")) {
            case "FOUND" ->
                new RegisterAnswer.Found(
                        row.getString("name"),
                        row.getString("form"),
                        Seat.read(row.getString("seat")),
                        row.getBoolean("active"),
                        row.getBoolean("bankrupt"));
            case "NOT_FOUND" -> new RegisterAnswer.NotFound();
            default -> new RegisterAnswer.Unreachable(row.getString("cause"));
        };
    }

    private record Row(
            String answer,
            @Nullable String name,
            @Nullable String form,
            @Nullable String seat,
            @Nullable Boolean active,
            @Nullable Boolean bankrupt,
            @Nullable String cause) {

        static Row of(RegisterAnswer answer) {
            return switch (answer) {
                case RegisterAnswer.Found found ->
                    new Row(
                            "FOUND",
                            found.name(),
                            found.legalForm(),
                            Seat.write(found.seat()),
                            found.active(),
                            found.bankrupt(),
                            null);
                case RegisterAnswer.NotFound none -> new Row("NOT_FOUND", null, null, null, null, null, null);
                case RegisterAnswer.Unreachable(String cause) ->
                    new Row("UNREACHABLE", null, null, null, null, null, cause);
            };
        }
    }

    /** A seat as one text: its parts one a line. */
    private static final class Seat {

        static @Nullable String write(@Nullable PostalAddress seat) {
            return seat == null
                    ? null
                    : String.join(
                            "\n",
                            seat.street(),
                            seat.number(),
                            seat.box() == null ? "" : seat.box(),
                            seat.postcode(),
                            seat.city(),
                            seat.country());
        }

        static @Nullable PostalAddress read(@Nullable String text) {
            if (text == null) {
                return null;
            }
            String[] part = text.split("\n", -1);
            return new PostalAddress(part[0], part[1], part[2], part[3], part[4], part[5]);
        }
    }
}
