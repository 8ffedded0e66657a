package coop.ouvrage.mission;

import coop.ouvrage.documents.DocumentTemplates;
import coop.ouvrage.documents.Documents;
import coop.ouvrage.documents.PrintedPage;
import coop.ouvrage.documents.spi.DocumentTemplate;
import coop.ouvrage.employment.StatementPrint;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.Person;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.words.Formats;
import coop.ouvrage.words.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The data of an application for the certificate, kept as said; printed when somebody asks, the same each time. No national number. */
@Component
class ApplicationPaper implements DocumentTemplate {

    static final String KIND = "a1-application";

    private final JsonMapper json = JsonMapper.builder().build();
    private final ObjectProvider<Documents> documents;
    private final Texts texts;
    private final Parties parties;
    private final LegalEntities entities;

    ApplicationPaper(ObjectProvider<Documents> documents, Texts texts, Parties parties, LegalEntities entities) {
        this.documents = documents;
        this.texts = texts;
        this.parties = parties;
        this.entities = entities;
    }

    void write(Mission mission, CountryRule rule, WorkContract contract) {
        StatementPrint print = print(mission, rule, contract);
        documents.getObject().store(KIND, mission.id(), json.writeValueAsString(print), print.language());
    }

    Optional<byte[]> pdf(Mission mission) {
        return documents
                .getObject()
                .newest(KIND, mission.id())
                .map(paper -> documents.getObject().render(paper.id()));
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
                about(language, worker),
                facts,
                texts.get(language, "mission.paper.note", Map.of("source", rule.source())),
                entity.name() + " · " + entity.enterpriseNumber() + " · " + contract.id());
    }

    private void fact(List<StatementPrint.Fact> facts, String language, String key, String text) {
        facts.add(new StatementPrint.Fact(texts.get(language, "mission." + key), text));
    }

    private StatementPrint.Side employer(String language, LegalEntity entity) {
        return new StatementPrint.Side(
                texts.get(language, "employment.paper.employer"),
                entity.name(),
                List.of(
                        entity.address().street() + " " + entity.address().houseNumber(),
                        entity.address().postalCode() + " " + entity.address().city(),
                        entity.enterpriseNumber()));
    }

    private StatementPrint.Side about(String language, Person worker) {
        PostalAddress address = worker.address();
        return new StatementPrint.Side(
                texts.get(language, "employment.paper.worker"),
                worker.name().full(),
                address == null ? List.of() : List.of(address.streetLine(), address.cityLine()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public PrintedPage page(String data, Locale language, int version) {
        return new PrintedPage(
                DocumentTemplates.fill("statement", json.readValue(data, StatementPrint.class)), Map.of());
    }
}
