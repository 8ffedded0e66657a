package coop.ouvrage.replay.population;

import java.util.List;
import java.util.SplittableRandom;

/** Invents names out of syllables: family and company names are nobody's on purpose. */
final class Names {

    private static final List<String> WOMEN = List.of(
            "Aline",
            "Amina",
            "Anke",
            "Bénédicte",
            "Camille",
            "Chloé",
            "Delphine",
            "Elif",
            "Elise",
            "Fatou",
            "Femke",
            "Greet",
            "Hanne",
            "Inès",
            "Joke",
            "Karima",
            "Laura",
            "Lotte",
            "Maaike",
            "Margot",
            "Nadia",
            "Odile",
            "Oumou",
            "Pauline",
            "Quitterie",
            "Rosalie",
            "Sanne",
            "Soraya",
            "Tine",
            "Valérie",
            "Wendy",
            "Yasmina");
    private static final List<String> MEN = List.of(
            "Adil", "Alexis", "Arne", "Bart", "Bilal", "Cédric", "Dirk", "Emre", "Etienne", "Florian", "Geert", "Hamza",
            "Ivo", "Jasper", "Jérôme", "Koen", "Lionel", "Maarten", "Mehdi", "Nicolas", "Olivier", "Pieter", "Quentin",
            "Raf", "Sacha", "Stijn", "Thibaut", "Ugo", "Victor", "Wim", "Xavier", "Youssef");
    private static final List<String> BEGIN = List.of(
            "Bra", "Cor", "Del", "Fra", "Gor", "Har", "Jol", "Kes", "Lam", "Mar", "Nol", "Oster", "Pir", "Quin", "Ros",
            "Stel", "Tor", "Ver", "Wal", "Zeg");
    private static final List<String> MIDDLE =
            List.of("a", "be", "ca", "de", "e", "gi", "ha", "i", "ki", "le", "me", "ni", "o", "ra", "si", "te");
    private static final List<String> END = List.of(
            "bant", "court", "dael", "eeck", "fosse", "gem", "hout", "lain", "mans", "naux", "pont", "quet", "rijck",
            "sart", "tens", "ville");
    private static final List<String> COMPANY = List.of(
            "Atelier", "Studio", "Maison", "Groep", "Bureau", "Galerie", "Éditions", "Festival", "Huis", "Agence");

    private Names() {}

    static String given(SplittableRandom dice, boolean woman) {
        return any(woman ? WOMEN : MEN, dice);
    }

    static String family(SplittableRandom dice) {
        return any(BEGIN, dice) + any(MIDDLE, dice) + any(END, dice);
    }

    static String company(SplittableRandom dice) {
        return any(COMPANY, dice) + " " + family(dice) + "-" + any(BEGIN, dice) + any(END, dice);
    }

    private static String any(List<String> of, SplittableRandom dice) {
        return of.get(dice.nextInt(of.size()));
    }
}
