package coop.ouvrage.purchases;

import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.Iban;
import coop.ouvrage.parties.identifier.VatNumber;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What the text of a paper lets one guess without a doubt: numbers that bear check digits of their own. Amounts and dates are left to the
 * reader, since a wrong guess is worse than an empty field.
 */
@Component
class PaperHints {

    private static final Pattern IBAN =
            Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[0-9A-Z]{4}){2,7}(?: ?[0-9A-Z]{1,3})?\\b");
    private static final Pattern VAT = Pattern.compile("\\b[A-Z]{2} ?[01]?\\d{3}[. ]?\\d{3}[. ]?\\d{3}\\b");

    private final LegalEntities entities;

    PaperHints(LegalEntities entities) {
        this.entities = entities;
    }

    /** Each empty if the text does not say it, or says more than one. */
    record Hints(String entity, String supplierNumber, String account) {}

    Hints of(String text) {
        List<LegalEntity> all = entities.all();
        List<VatNumber> numbers = found(VAT, text)
                .map(VatNumber::parse)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        List<String> others = numbers.stream()
                .filter(number -> all.stream().noneMatch(entity -> isOf(number, entity)))
                .map(VatNumber::value)
                .toList();
        List<LegalEntity> named = all.stream()
                .filter(entity ->
                        text.contains(entity.name()) || numbers.stream().anyMatch(n -> isOf(n, entity)))
                .toList();
        // The name of the group is the beginning of the names of its entities.
        List<String> ours = named.stream()
                .filter(entity -> named.stream()
                        .noneMatch(other -> other != entity && other.name().startsWith(entity.name())))
                .map(LegalEntity::code)
                .toList();
        List<String> accounts = found(IBAN, text)
                .map(Iban::parse)
                .flatMap(Optional::stream)
                .map(Iban::value)
                .distinct()
                .toList();
        return new Hints(only(ours), only(others), only(accounts));
    }

    private static boolean isOf(VatNumber number, LegalEntity entity) {
        return number.value().endsWith(entity.enterpriseNumber());
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group);
    }

    private static String only(List<String> found) {
        return found.size() == 1 ? found.getFirst() : "";
    }
}
