package coop.ouvrage.customer;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.spi.RegisterAnswer;
import coop.ouvrage.parties.PostalAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
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

    RegisterAnswers(JdbcClient jdbc, BusinessTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    @Transactional
    void keep(ClientId client, RegisterAnswer answer, @Nullable UUID by) {
        Row row = Row.of(answer);
        jdbc.sql("""
                insert into client_register_answer (client_id, asked_at, asked_by, answer, name, form, seat, active,
                                                    bankrupt, cause)
                values (:client, :now, :by, :answer, :name, :form, :seat, :active, :bankrupt, :cause)
                """)
                .param("client", client.value())
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("answer", row.answer)
                .param("name", row.name)
                .param("form", row.form)
                .param("seat", row.seat)
                .param("active", row.active)
                .param("bankrupt", row.bankrupt)
                .param("cause", row.cause)
                .update();
    }

    /** The last answer, if it is of today: an enterprise may have failed since yesterday. */
    Optional<RegisterAnswer> today(ClientId client) {
        return jdbc.sql("""
                        select * from client_register_answer
                         where client_id = :client and asked_at >= :midnight
                         order by sequence desc limit 1
                        """)
                .param("client", client.value())
                .param("midnight", time.today().atStartOfDay(BusinessTime.ZONE).toOffsetDateTime())
                .query(RegisterAnswers::answer)
                .optional();
    }

    private static RegisterAnswer answer(ResultSet row, int index) throws SQLException {
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
