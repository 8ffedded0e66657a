package coop.ouvrage.customer;

import coop.ouvrage.money.Money;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.parties.identifier.EnterpriseNumber;
import coop.ouvrage.parties.identifier.VatNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads clients from their rows. */
final class ClientRows {

    static final String CLIENT = """
            select c.*, d.name, d.legal_form, d.enterprise_number, d.vat_number, d.country as seat, d.language, d.email,
                   d.phone, a.street, a.number, a.box, a.postcode, a.city, a.country
              from client c
              join party_directory d on d.id = c.party_id
              left join lateral (select * from party_address x
                                  where x.party_id = c.party_id order by x.sequence desc limit 1) a on true
            """;

    private ClientRows() {}

    static Client client(ResultSet row, int index) throws SQLException {
        PostalAddress address = address(row);
        String enterpriseNumber = row.getString("enterprise_number");
        String vatNumber = row.getString("vat_number");
        return new Client(
                new ClientId(row.getObject("party_id", UUID.class)),
                ClientKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("legal_form"),
                seat(row, address),
                enterpriseNumber == null ? null : new EnterpriseNumber(enterpriseNumber),
                vatNumber == null ? null : new VatNumber(vatNumber),
                row.getBoolean("taxable"),
                row.getBoolean("eu_institution"),
                Locale.of(row.getString("language")),
                row.getString("email"),
                row.getString("phone"),
                address,
                ClientState.valueOf(row.getString("state")),
                money(row, "provisional_limit_cents"),
                money(row, "credit_limit_cents"),
                row.getInt("payment_days"),
                row.getBoolean("order_number_needed"),
                row.getString("peppol_id"),
                row.getObject("proposed_by", UUID.class),
                row.getObject("promised_at", OffsetDateTime.class).toInstant(),
                row.getObject("bankrupt_on", LocalDate.class));
    }

    /** A private person has no seat: the country of the home, or the one where it was entered. */
    private static String seat(ResultSet row, @Nullable PostalAddress address) throws SQLException {
        String seat = row.getString("seat");
        if (seat != null) {
            return seat;
        }
        return address == null ? coop.ouvrage.parties.Countries.HOME : address.country();
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        long cents = row.getLong(column);
        return row.wasNull() ? null : Money.ofCents(cents);
    }

    private static @Nullable PostalAddress address(ResultSet row) throws SQLException {
        if (row.getString("street") == null) {
            return null;
        }
        return new PostalAddress(
                row.getString("street"),
                row.getString("number"),
                row.getString("box"),
                row.getString("postcode"),
                row.getString("city"),
                row.getString("country"));
    }
}
