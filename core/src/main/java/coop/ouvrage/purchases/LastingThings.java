package coop.ouvrage.purchases;

import coop.ouvrage.purchases.Purchase.Nature;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words by which a line of an invoice names a thing that is used for years: a proposal only, which a person decides. */
final class LastingThings {

    /** What is rented, repaired or subscribed to is a cost, whatever it names. */
    private static final Pattern COST = words(
            "locations?|lou[ée]e?|huur|verhuur|gehuurd|miete|verleih|rent|rental|hire|lease|leasing|abonnements?|abo|subscription",
            "r[ée]parations?|herstelling|reparatur|repair|entretien|onderhoud|wartung|maintenance|assurances?|verzekering|versicherung");

    private static final Map<Nature, Pattern> WORDS = new EnumMap<>(
            Map.of(
                    Nature.COMPUTERS,
                    words(
                            "laptops?|notebooks?|ordinateurs?|computers?|macbook|imac|serveurs?|servers?|tablettes?|tablets?|ipad|mini-pc"),
                    Nature.EQUIPMENT,
                    words(
                            "cam[ée]ras?|kameras?|appareil photo|fototoestel|projecteurs?|projectors?|projektor|beamer",
                            "table de mixage|console de mixage|mengpaneel|mischpult|mixing desk|machine|maschine|generator|générateur"),
                    Nature.FURNITURE,
                    words(
                            "mobilier|meubels?|meubilair|möbel|furniture|armoires?|kasten|schrank|établi|werkbank|workbench"),
                    Nature.VEHICLES,
                    words(
                            "vélo[ -]cargo|bakfiets|lastenrad|cargo bike|camionnette|bestelwagen|lieferwagen|voiture|personenwagen")));

    private LastingThings() {}

    private static Pattern words(String... words) {
        return Pattern.compile(
                "\\b(" + String.join("|", words) + ")\\b",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    static Optional<Nature> in(String text) {
        return COST.matcher(text).find()
                ? Optional.empty()
                : WORDS.entrySet().stream()
                        .filter(entry -> entry.getValue().matcher(text).find())
                        .map(Map.Entry::getKey)
                        .findFirst();
    }
}
