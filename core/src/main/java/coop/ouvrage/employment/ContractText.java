package coop.ouvrage.employment;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.ContractPrint.Clause;
import coop.ouvrage.employment.ContractPrint.Row;
import coop.ouvrage.employment.ContractPrint.Side;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.Person;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.words.Formats;
import coop.ouvrage.words.Texts;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the terms of a contract in its own language. No national number stands on it. */
@Component
class ContractText {

    private final Texts texts;
    private final Parties parties;
    private final LegalEntities entities;
    private final Mandates mandates;
    private final LongStore longs;
    private final EndingStore endings;
    private final BusinessTime time;

    ContractText(
            Texts texts,
            Parties parties,
            LegalEntities entities,
            Mandates mandates,
            LongStore longs,
            EndingStore endings,
            BusinessTime time) {
        this.texts = texts;
        this.parties = parties;
        this.entities = entities;
        this.mandates = mandates;
        this.longs = longs;
        this.endings = endings;
        this.time = time;
    }

    ContractPrint of(WorkContract contract) {
        LegalEntity entity = entities.get(contract.assignment().entity());
        Person worker = parties.person(new PartyId(contract.assignment().worker()));
        Writer writer = new Writer(contract.language());
        // Only a paper that was written before can tell of an end.
        Ending ending = contract.version() == 1
                ? null
                : endings.ended(contract.id()).map(ContractEnding::ending).orElse(null);
        return new ContractPrint(
                contract.language(),
                writer.text("title." + title(contract)),
                lead(writer, contract, entity, worker),
                employer(writer, entity),
                worker(writer, worker),
                writer.text("days"),
                List.of(writer.text("day"), writer.text("time"), writer.text("hours"), writer.text("paid_hours")),
                contract.days().stream().map(writer::row).toList(),
                writer.text("terms"),
                contract.term() == null
                        ? clauses(writer, contract, ending)
                        : lasting(writer, contract, contract.term()),
                writer.text(ending == null || ending.how() == Ending.How.AGREEMENT ? "signing" : "signing_one"),
                entity.name() + " · " + entity.enterpriseNumber() + " · " + contract.id() + " · " + contract.version());
    }

    private static String title(WorkContract contract) {
        LongTerm term = contract.term();
        String kind = contract.kind().name().toLowerCase(Locale.ROOT);
        return term == null || term.endsOn() != null ? kind : "open_" + kind;
    }

    private static String lead(Writer writer, WorkContract contract, LegalEntity entity, Person worker) {
        LongTerm term = contract.term();
        Map<String, Object> values = new HashMap<>(Map.of(
                "employer", entity.name(),
                "worker", worker.name().full(),
                "from", term == null ? contract.firstDay() : term.startsOn()));
        if (term != null && term.endsOn() == null) {
            return writer.text("lead_open", values);
        }
        values.put("to", term == null ? contract.lastDay() : Objects.requireNonNull(term.endsOn()));
        return writer.text("lead", values);
    }

    /** The terms of a lasting contract as they hold in the month of this paper. */
    private List<Clause> lasting(Writer writer, WorkContract contract, LongTerm term) {
        LongContract whole = longs.find(term.id()).orElseThrow();
        LongTerms terms = whole.terms(YearMonth.from(contract.firstDay()));
        List<Clause> clauses = new ArrayList<>(List.of(
                writer.clause("function", Map.of("function", contract.post().function())), place(writer, contract)));
        LocalDate end = whole.endsOn();
        if (end == null) {
            clauses.add(writer.clause("duration_open", Map.of("from", whole.startsOn())));
        } else {
            clauses.add(writer.clause("duration", Map.of("from", whole.startsOn(), "to", end)));
            clauses.add(writer.clause("reason", Map.of("reason", contract.post().reason())));
        }
        clauses.add(writer.clause(
                whole.variable() ? "hours_variable" : "hours_fixed",
                Map.of("hours", terms.weeklyHours(), "full", whole.fullHours())));
        clauses.add(writer.clause("pay_monthly", Map.of("gross", terms.gross())));
        clauses.add(
                writer.clause("committee", Map.of("committee", contract.post().jointCommittee())));
        clauses.add(writer.clause("payment_monthly", Map.of()));
        clauses.add(writer.clause("declaration", Map.of()));
        clauses.addAll(rights(writer, contract));
        return clauses;
    }

    private static String abroad(Workplace place) {
        return place.isAbroad() ? " (" + place.country() + ")" : "";
    }

    private static Clause place(Writer writer, WorkContract contract) {
        Workplace place = contract.post().place();
        String line = Stream.of(
                        place.name(),
                        (place.street() + " " + place.houseNumber()).strip(),
                        (place.postCode() + " " + place.municipality() + abroad(place)).strip())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
        return writer.clause("place", Map.of("place", line));
    }

    private Side employer(Writer writer, LegalEntity entity) {
        List<String> lines = new ArrayList<>(List.of(
                entity.legalForm(),
                entity.address().street() + " " + entity.address().houseNumber(),
                entity.address().postalCode() + " " + entity.address().city(),
                writer.text("enterprise_number", Map.of("number", entity.enterpriseNumber()))));
        mandates.on(entity.code(), time.today())
                .ifPresent(mandate -> lines.add(writer.text(
                        "represented", Map.of("name", mandate.representative(), "capacity", mandate.capacity()))));
        return new Side(writer.text("employer"), entity.name(), lines);
    }

    private static Side worker(Writer writer, Person worker) {
        List<String> lines = new ArrayList<>();
        PostalAddress address = worker.address();
        if (address != null) {
            lines.add(address.streetLine());
            lines.add(address.cityLine());
        }
        if (worker.birthDate() != null) {
            lines.add(writer.text("born", Map.of("day", worker.birthDate())));
        }
        return new Side(writer.text("worker"), worker.name().full(), lines);
    }

    private static List<Clause> clauses(Writer writer, WorkContract contract, @Nullable Ending ending) {
        List<Clause> clauses = new ArrayList<>();
        clauses.add(writer.clause("function", Map.of("function", contract.post().function())));
        clauses.add(place(writer, contract));
        clauses.add(writer.clause("duration", Map.of("from", contract.firstDay(), "to", contract.lastDay())));
        if (ending != null) {
            clauses.add(ended(writer, ending));
        }
        clauses.add(writer.clause("reason", Map.of("reason", contract.post().reason())));
        clauses.add(writer.clause("pay", pay(contract)));
        clauses.add(
                writer.clause("committee", Map.of("committee", contract.post().jointCommittee())));
        clauses.add(writer.clause("payment", Map.of()));
        clauses.add(writer.clause("declaration", Map.of()));
        clauses.addAll(rights(writer, contract));
        return clauses;
    }

    private static Clause ended(Writer writer, Ending ending) {
        Map<String, Object> values =
                new HashMap<>(Map.of("end", ending.lastDay(), "reason", ending.reason(), "source", ending.source()));
        if (ending.how() == Ending.How.AGREEMENT) {
            return writer.clause("ended_agreement", values);
        }
        values.put("weeks", Objects.requireNonNull(ending.noticeWeeks()));
        values.put("from", Objects.requireNonNull(ending.noticeFrom()));
        return writer.clause("ended_" + ending.how().name().toLowerCase(Locale.ROOT), values);
    }

    /** An artist's wage pays no author's rights: they are conceded apart, on a page of their own. */
    private static List<Clause> rights(Writer writer, WorkContract contract) {
        return contract.kind() == ContractKind.ARTIST ? List.of(writer.clause("rights", Map.of())) : List.of();
    }

    private static Map<String, Object> pay(WorkContract contract) {
        return Map.of("gross", contract.gross(), "hours", contract.paidHours());
    }

    /** Texts of the paper in one language. */
    private final class Writer {

        private final String language;
        private final Formats formats;

        Writer(String language) {
            this.language = language;
            this.formats = Formats.of(language);
        }

        String text(String key) {
            return texts.get(language, "employment.paper." + key);
        }

        String text(String key, Map<String, ?> values) {
            return texts.get(language, "employment.paper." + key, values);
        }

        Clause clause(String key, Map<String, ?> values) {
            return new Clause(text(key + ".name"), text(key + ".text", values), null);
        }

        Row row(PaidDay paid) {
            WorkDay day = paid.day();
            String rest =
                    day.breakMinutes() == 0 ? "" : " (" + text("break", Map.of("minutes", day.breakMinutes())) + ")";
            return new Row(
                    formats.day(day.date()),
                    day.start() + "–" + day.end() + rest,
                    formats.number(paid.hours()),
                    formats.number(paid.paidHours()));
        }
    }
}
