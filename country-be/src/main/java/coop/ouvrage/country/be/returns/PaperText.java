package coop.ouvrage.country.be.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.returns.spi.Declared;
import coop.ouvrage.returns.spi.Employer;
import coop.ouvrage.returns.spi.PaidWork;
import coop.ouvrage.returns.spi.Paper;
import coop.ouvrage.returns.spi.PaperData;
import coop.ouvrage.words.Formats;
import coop.ouvrage.words.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes papers in one language: the words all of them share. */
final class PaperText {

    private final Texts texts;
    private final PaperData data;
    private final List<PaidWork> work;
    private final Formats formats;

    PaperText(Texts texts, PaperData data) {
        this.texts = texts;
        this.data = data;
        this.work = DeparturePay.without(data.work());
        this.formats = Formats.of(data.language());
    }

    String t(String key) {
        return texts.get(data.language(), "be.paper." + key);
    }

    String t(String key, Map<String, ?> values) {
        return texts.get(data.language(), "be.paper." + key, values);
    }

    String money(Money amount) {
        return formats.money(amount);
    }

    String date(LocalDate day) {
        return formats.date(day);
    }

    String number(BigDecimal number) {
        return formats.number(number);
    }

    Paper.Fact fact(String key, String text) {
        return new Paper.Fact("", t(key), text);
    }

    Paper.Fact fact(String key, Money amount) {
        return fact(key, money(amount));
    }

    /** With the code of the official form. */
    Paper.Fact coded(String code, String key, String text) {
        return new Paper.Fact(code, t(key), text);
    }

    Paper.Section employer() {
        return employer("employer");
    }

    /** Under another word, where the paper is not one of an employer. */
    Paper.Section employer(String key) {
        Employer employer = data.employer();
        return Paper.Section.facts(
                t(key),
                List.of(
                        fact("name", employer.name()),
                        fact("address", employer.street() + ", " + employer.postcode() + " " + employer.city()),
                        fact("enterprise_number", employer.enterpriseNumber()),
                        fact("onss_number", employer.socialSecurityNumber())));
    }

    Paper.Section worker() {
        return worker("worker");
    }

    Paper.Section worker(String key) {
        Declared person = data.person();
        List<Paper.Fact> facts = new ArrayList<>();
        facts.add(fact("name", person.name()));
        if (!person.street().isEmpty()) {
            facts.add(fact("address", person.street() + ", " + person.postcode() + " " + person.city()));
        }
        facts.add(fact("national_number", person.nationalNumber().isEmpty() ? "–" : person.nationalNumber()));
        LocalDate born = person.birthDate();
        if (born != null) {
            facts.add(fact("birth_date", date(born)));
        }
        return Paper.Section.facts(t(key), facts);
    }

    /** The contract of the paper with the law's words for it. */
    List<Paper.Fact> contract() {
        PaidWork any = work.getLast();
        return List.of(
                fact("contract_from", date(data.first())),
                fact("contract_to", date(data.last())),
                fact("function", any.engagement().function()),
                fact("committee", any.engagement().jointCommittee()),
                fact("kind", t("kind." + any.kind().name())));
    }

    /** The days worked as they stand after the last correction. */
    List<LocalDate> days() {
        Map<String, PaidWork> newest = new TreeMap<>();
        work.stream()
                .sorted(Comparator.comparingInt(PaidWork::nr))
                .forEach(paid -> newest.put(paid.contract() + " " + paid.month(), paid));
        return newest.values().stream()
                .flatMap(paid -> paid.days().stream())
                .distinct()
                .sorted()
                .toList();
    }

    BigDecimal hours() {
        return work.stream().map(PaidWork::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Money gross() {
        return Money.sum(work.stream().map(paid -> paid.totals().gross()).toList());
    }

    /** The effect of a line of the payslips on the net, all together. */
    Money line(String code) {
        return Money.sum(data.work().stream().map(paid -> paid.line(code)).toList());
    }

    Paper paper(String kind, List<Paper.Section> sections, String... notes) {
        return new Paper(
                data.language(),
                t(kind + ".title"),
                t(
                        kind + ".lead",
                        Map.of(
                                "name",
                                data.person().name(),
                                "first",
                                data.first(),
                                "last",
                                data.last(),
                                "year",
                                String.valueOf(data.last().getYear()))),
                sections,
                java.util.Arrays.stream(notes).map(this::t).toList(),
                data.employer().name() + " · " + data.employer().enterpriseNumber());
    }
}
