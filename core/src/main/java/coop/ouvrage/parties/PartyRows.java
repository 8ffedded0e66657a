package coop.ouvrage.parties;

import coop.ouvrage.parties.identifier.EnterpriseNumber;
import coop.ouvrage.parties.identifier.VatNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads persons and organisations from their rows. */
final class PartyRows {

    static final String PERSON = """
            select p.id, p.language, p.email, p.phone, s.given_name, s.family_name, s.latin_given_name,
                   s.latin_family_name, s.birth_date, s.sex, s.nationality, a.street, a.number, a.box, a.postcode,
                   a.city, a.country
              from party p
              join person s on s.party_id = p.id
              left join lateral (select * from party_address x
                                  where x.party_id = p.id order by x.sequence desc limit 1) a on true
            """;

    static final String ORGANISATION = """
            select p.id, p.display_name, p.language, p.email, p.phone, o.legal_form, o.enterprise_number, o.vat_number,
                   o.country as seat, a.street, a.number, a.box, a.postcode, a.city, a.country
              from party p
              join organisation o on o.party_id = p.id
              left join lateral (select * from party_address x
                                  where x.party_id = p.id order by x.sequence desc limit 1) a on true
            """;

    private PartyRows() {}

    static Person person(ResultSet row, int index) throws SQLException {
        PersonName name = new PersonName(
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("latin_given_name"),
                row.getString("latin_family_name"));
        return new Person(
                id(row),
                name,
                row.getObject("birth_date", LocalDate.class),
                Sex.valueOf(row.getString("sex")),
                row.getString("nationality"),
                Locale.of(row.getString("language")),
                row.getString("email"),
                row.getString("phone"),
                address(row));
    }

    static Organisation organisation(ResultSet row, int index) throws SQLException {
        String enterpriseNumber = row.getString("enterprise_number");
        String vatNumber = row.getString("vat_number");
        return new Organisation(
                id(row),
                row.getString("display_name"),
                row.getString("legal_form"),
                enterpriseNumber == null ? null : new EnterpriseNumber(enterpriseNumber),
                vatNumber == null ? null : new VatNumber(vatNumber),
                row.getString("seat"),
                Locale.of(row.getString("language")),
                row.getString("email"),
                row.getString("phone"),
                address(row));
    }

    private static PartyId id(ResultSet row) throws SQLException {
        return new PartyId(row.getObject("id", UUID.class));
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
