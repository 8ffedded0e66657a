package coop.ouvrage.einvoice.as4;

import coop.ouvrage.einvoice.as4.StatisticsXml.Key;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Writes the two reports that each service provider owes to OpenPeppol for a month: how many messages by provider, kind and country
 * (Transaction Statistics Report 1.0), and how many end users by kind and country (End User Statistics Report 1.1).
 */
final class StatisticsReports {

    private static final String TRANSPORT = "peppol-transport-as4-v2_0";

    private final YearMonth month;
    private final String seat;
    private final String country;
    private final List<Exchanged> exchanged;

    /**
     * @param seat of ours, such as {@code PBE000001}
     * @param country of our end users
     */
    StatisticsReports(YearMonth month, String seat, String country, List<Exchanged> exchanged) {
        this.month = month;
        this.seat = seat;
        this.country = country;
        this.exchanged = List.copyOf(exchanged);
    }

    int count(boolean incoming) {
        return messages(exchanged, incoming);
    }

    private static int messages(List<Exchanged> of, boolean incoming) {
        return Math.toIntExact(of.stream()
                .filter(e -> e.incoming() == incoming)
                .mapToLong(Exchanged::count)
                .sum());
    }

    byte[] transactions() {
        StatisticsXml xml = new StatisticsXml(
                "TransactionStatisticsReport",
                "urn:fdc:peppol:transaction-statistics-report:1.0",
                "urn:fdc:peppol.eu:edec:trns:transaction-statistics-reporting:1.0",
                month,
                seat);
        xml.total("Total", bothWays(exchanged));
        Function<Exchanged, List<Key>> kind =
                e -> List.of(new Key("SP", "CertSubjectCN", e.seat()), Key.of("DT", e.documentType()), process(e));
        subtotals(xml, "PerTP", exchanged, e -> List.of(new Key("TP", "Peppol", TRANSPORT)));
        subtotals(xml, "PerSP-DT-PR", exchanged, kind);
        // Only the receiving side knows both countries.
        subtotals(
                xml,
                "PerSP-DT-PR-CC",
                exchanged.stream().filter(Exchanged::incoming).toList(),
                e -> {
                    List<Key> keys = new ArrayList<>(kind.apply(e));
                    keys.add(new Key("CC", "SenderCountry", e.countryOrNone()));
                    keys.add(new Key("CC", "ReceiverCountry", country));
                    return keys;
                });
        return xml.finish();
    }

    private static void subtotals(
            StatisticsXml xml, String type, List<Exchanged> of, Function<Exchanged, List<Key>> by) {
        groups(of, by)
                .values()
                .forEach(group -> xml.part("Subtotal", type, by.apply(group.getFirst()), bothWays(group)));
    }

    private static Map<String, Integer> bothWays(List<Exchanged> of) {
        Map<String, Integer> figures = new LinkedHashMap<>();
        figures.put("Incoming", messages(of, true));
        figures.put("Outgoing", messages(of, false));
        return figures;
    }

    byte[] endUsers() {
        StatisticsXml xml = new StatisticsXml(
                "EndUserStatisticsReport",
                "urn:fdc:peppol:end-user-statistics-report:1.1",
                "urn:fdc:peppol.eu:edec:trns:end-user-statistics-report:1.1",
                month,
                seat);
        List<Exchanged> theirs =
                exchanged.stream().filter(Exchanged::isOfEndUser).toList();
        xml.total("FullSet", people(theirs));
        Key home = new Key("CC", "EndUserCountry", country);
        subsets(xml, "PerDT-PR", theirs, e -> List.of(Key.of("DT", e.documentType()), process(e)));
        subsets(xml, "PerDT-PR-EUC", theirs, e -> List.of(Key.of("DT", e.documentType()), process(e), home));
        subsets(xml, "PerDT-EUC", theirs, e -> List.of(Key.of("DT", e.documentType()), home));
        subsets(xml, "PerEUC", theirs, e -> List.of(home));
        return xml.finish();
    }

    private static void subsets(StatisticsXml xml, String type, List<Exchanged> of, Function<Exchanged, List<Key>> by) {
        groups(of, by).values().forEach(group -> xml.part("Subset", type, by.apply(group.getFirst()), people(group)));
    }

    /** One who sends and receives is one. */
    private static Map<String, Integer> people(List<Exchanged> of) {
        Map<String, Integer> figures = new LinkedHashMap<>();
        figures.put("SendingEndUsers", people(of, e -> !e.incoming()));
        figures.put("ReceivingEndUsers", people(of, Exchanged::incoming));
        figures.put("SendingOrReceivingEndUsers", people(of, e -> true));
        return figures;
    }

    private static int people(List<Exchanged> of, Predicate<Exchanged> which) {
        Set<String> people = new HashSet<>();
        of.stream().filter(which).forEach(e -> people.add(e.person()));
        return people.size();
    }

    private static Key process(Exchanged e) {
        return Key.of("PR", e.process());
    }

    private static Map<String, List<Exchanged>> groups(List<Exchanged> of, Function<Exchanged, List<Key>> by) {
        Map<String, List<Exchanged>> groups = new TreeMap<>();
        of.forEach(e -> groups.computeIfAbsent(by.apply(e).toString(), key -> new ArrayList<>())
                .add(e));
        return groups;
    }
}
