package coop.ouvrage.parties;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person, without the data that only few may read: national number, accounts and family are asked one by one from
 * {@link NationalNumbers}, {@link PayoutAccounts} and {@link FamilySituations}.
 *
 * @param nationality ISO 3166 code of two letters
 * @param language that of pages, mails and documents addressed to this person
 */
public record Person(
        PartyId id,
        PersonName name,
        @Nullable LocalDate birthDate,
        Sex sex,
        @Nullable String nationality,
        Locale language,
        @Nullable String email,
        @Nullable String phone,
        @Nullable PostalAddress address) {}
