package coop.ouvrage.employment;

import coop.ouvrage.documents.Documents;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.Person;
import coop.ouvrage.words.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The paper of a rider to a lasting contract, in the language of the contract: its words kept when it is proposed, its PDF when it is signed. */
@Component
class RiderPaper extends StatementPaper {

    private final Texts texts;
    private final Parties parties;
    private final LegalEntities entities;

    RiderPaper(ObjectProvider<Documents> documents, Texts texts, Parties parties, LegalEntities entities) {
        super("contract-rider", documents, texts);
        this.texts = texts;
        this.parties = parties;
        this.entities = entities;
    }

    /** Keeps the words of a rider as it is proposed. */
    void write(LongContract contract, LongTerms rider, String language) {
        keep(subject(contract, rider), words(print(contract, rider, new Writer(language))), language);
    }

    /** SHA-256 in hex of the PDF that is signed; none for a rider that was proposed before riders had a paper. */
    Optional<String> hash(LongContract contract, LongTerms rider) {
        return newest(subject(contract, rider)).map(paper -> documents().renderForSignature(paper.id()));
    }

    Optional<byte[]> pdf(LongContract contract, LongTerms rider) {
        return pdf(subject(contract, rider));
    }

    private static UUID subject(LongContract contract, LongTerms rider) {
        return UUID.nameUUIDFromBytes((contract.id() + "/" + rider.nr()).getBytes(StandardCharsets.UTF_8));
    }

    private StatementPrint print(LongContract contract, LongTerms rider, Writer writer) {
        LegalEntity entity = entities.get(contract.entity());
        Person worker = parties.person(new PartyId(contract.worker()));
        LongTerms before = contract.terms(rider.from().minusMonths(1));
        Map<String, Object> change = Map.of(
                "hours", rider.weeklyHours(),
                "hoursBefore", before.weeklyHours(),
                "full", contract.fullHours(),
                "gross", rider.gross(),
                "grossBefore", before.gross());
        return new StatementPrint(
                writer.language(),
                writer.text("title", Map.of("nr", rider.nr() - 1)),
                writer.text(
                        "lead",
                        Map.of(
                                "worker", worker.name().full(),
                                "employer", entity.name(),
                                "start", contract.startsOn(),
                                "from", rider.from().atDay(1))),
                employer(writer.language(), entity),
                worker(writer.language(), worker),
                List.of(
                        writer.fact("function", contract.post().function()),
                        writer.fact("hours", writer.text("hours.text", change)),
                        writer.fact("week", week(rider.plan(), writer)),
                        writer.fact("gross", writer.text("gross.text", change)),
                        writer.fact("reason", rider.reason())),
                writer.text("note", Map.of()),
                entity.name() + " · " + entity.enterpriseNumber() + " · " + contract.id() + " · " + rider.nr());
    }

    private String week(WeekPlan plan, Writer writer) {
        return String.join(
                ", ",
                plan.shifts().stream()
                        .map(shift -> texts.get(
                                        writer.language(),
                                        "employment.weekday." + shift.day().getValue()) + " " + shift.start() + "–"
                                + shift.end())
                        .toList());
    }

    /** Texts of the paper in one language. */
    private final class Writer {

        private final String language;

        Writer(String language) {
            this.language = language;
        }

        String language() {
            return language;
        }

        String text(String key, Map<String, ?> values) {
            return texts.get(language, "employment.rider." + key, values);
        }

        StatementPrint.Fact fact(String key, String text) {
            return new StatementPrint.Fact(text(key, Map.of()), text);
        }
    }
}
