package coop.ouvrage.sanctions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A list as large as the published one and in its form, of names that nobody bears. */
public final class GeneratedList {

    private static final String[] SYLLABLES = {
        "zor", "vak", "mel", "quon", "drif", "tash", "bru", "yel", "kov", "nif", "sar", "ghe", "pol", "wuz", "lim",
        "jex"
    };
    private static final String[] TRADES = {"Trading", "General Company", "Shipping", "Bank", "Industries", "Foundation"
    };

    private final Random random;

    public GeneratedList(long seed) {
        this.random = new Random(seed);
    }

    /** A given name and a family name. */
    public String person() {
        return word(2) + " " + word(4);
    }

    /** A word that tells, between words that many bear. */
    public String organisation() {
        return word(4) + " " + TRADES[random.nextInt(TRADES.length)] + " LLC";
    }

    private String word(int syllables) {
        StringBuilder word = new StringBuilder();
        IntStream.range(0, syllables).forEach(i -> word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]));
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /**
     * The file: persons and organisations in turn, each with four names, and what else the published one says about them.
     *
     * @param generated moment of its generation, without zone
     * @param planted names that entries bear besides, one each from the first on
     */
    public byte[] file(String generated, int entries, List<String> planted) {
        StringBuilder xml = new StringBuilder(entries * 2_000)
                .append(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<export xmlns=\"http://eu.europa.ec/fpi/fsd/export\"")
                .append(" generationDate=\"")
                .append(generated)
                .append("+01:00\" globalFileId=\"1\">\n");
        for (int entry = 0; entry < entries; entry++) {
            entry(xml, entry, entry < planted.size() ? planted.get(entry) : "");
        }
        return xml.append("</export>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void entry(StringBuilder xml, int entry, String planted) {
        boolean person = entry % 2 == 0;
        xml.append("""
                <sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.%d.1" logicalId="%d">
                <remark>UN ref: %s</remark>
                <regulation regulationType="amendment" organisationType="commission" publicationDate="2022-03-15" numberTitle="2022/%d (OJ L87I)" programme="TEST" logicalId="%d"><publicationUrl>http://example.org/</publicationUrl></regulation>
                <subjectType code="%s" classificationCode="%s"/>
                """.formatted(
                entry, 100_000 + entry, word(3), entry, entry, person ? "person" : "enterprise", person ? "P" : "E"));
        for (int alias = 0; alias < 4; alias++) {
            name(xml, person ? person() : organisation());
        }
        if (!planted.isEmpty()) {
            name(xml, planted);
        }
        xml.append("""
                <citizenship region="" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="1"/>
                <birthdate circa="false" calendarType="GREGORIAN" city="" birthdate="1961-0%d-1%d" year="1961" logicalId="1"/>
                <address city="%s" street="" zipCode="" countryIso2Code="00" logicalId="1"/>
                </sanctionEntity>
                """.formatted(1 + entry % 9, entry % 9, word(2)));
    }

    private static void name(StringBuilder xml, String name) {
        xml.append("<nameAlias firstName=\"\" middleName=\"\" lastName=\"\" wholeName=\"")
                .append(name)
                .append(
                        "\" function=\"\" gender=\"\" title=\"\" nameLanguage=\"\" strong=\"true\" logicalId=\"1\"/>\n");
    }
}
