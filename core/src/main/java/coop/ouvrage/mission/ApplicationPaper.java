package coop.ouvrage.mission;

import coop.ouvrage.documents.Documents;
import coop.ouvrage.employment.StatementPaper;
import coop.ouvrage.employment.StatementPrint;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.Person;
import coop.ouvrage.words.Formats;
import coop.ouvrage.words.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The data of an application for the certificate, kept as said; printed when somebody asks, the same each time. No national number. */
@Component
class ApplicationPaper extends StatementPaper {

    static final String KIND = "a1-application";

    private final Texts texts;
    private final Parties parties;
    private final LegalEntities entities;

    ApplicationPaper(ObjectProvider<Documents> documents, Texts texts, Parties parties, LegalEntities entities) {
        super(KIND, documents, texts);
        this.texts = texts;
        this.parties = parties;
        this.entities = entities;
    }

    void write(Mission mission, CountryRule rule, WorkContract contract) {
        StatementPrint print = print(mission, rule, contract);
        keep(mission.id(), words(print), print.language());
    }

    Optional<byte[]> pdf(Mission mission) {
        return pdf(mission.id());
    }

    private StatementPrint print(Mission mission, CountryRule rule, WorkContract contract) {
        String language = contract.language();
        LegalEntity entity = entities.get(mission.entity());
        Person worker = parties.person(new PartyId(mission.worker()));
        Formats formats = Formats.of(language);
        MissionDraft said = mission.said();
        List<StatementPrint.Fact> facts = new ArrayList<>();
        fact(facts, language, "country", mission.country());
        fact(facts, language, "place", said.place());
        fact(facts, language, "host", said.host());
        fact(facts, language, "activity", said.activity());
        fact(facts, language, "from", formats.day(said.from()));
        fact(facts, language, "to", formats.day(said.to()));
        fact(facts, language, "residence", said.residence());
        fact(facts, language, "other", said.otherWork().isBlank() ? "–" : said.otherWork());
        fact(facts, language, "needs", rule.needs().isBlank() ? "–" : rule.needs());
        return new StatementPrint(
                language,
                texts.get(language, "mission.paper.title", Map.of("paper", rule.paper())),
                texts.get(
                        language,
                        "mission.paper.lead",
                        Map.of("worker", worker.name().full(), "country", mission.country())),
                employer(language, entity),
                worker(language, worker),
                facts,
                texts.get(language, "mission.paper.note", Map.of("source", rule.source())),
                entity.name() + " · " + entity.enterpriseNumber() + " · " + contract.id());
    }

    private void fact(List<StatementPrint.Fact> facts, String language, String key, String text) {
        facts.add(new StatementPrint.Fact(texts.get(language, "mission." + key), text));
    }
}
