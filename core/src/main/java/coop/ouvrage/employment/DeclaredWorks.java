package coop.ouvrage.employment;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.employment.spi.DeclaredWork;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.parties.NationalNumbers;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.Person;
import org.springframework.stereotype.Component;

/** Puts together what a declaration says. The national number is read, and audited, only when a message leaves. */
@Component
class DeclaredWorks {

    private final ContractStore contracts;
    private final Parties parties;
    private final NationalNumbers numbers;
    private final LegalEntities entities;
    private final CurrentUser user;

    DeclaredWorks(
            ContractStore contracts,
            Parties parties,
            NationalNumbers numbers,
            LegalEntities entities,
            CurrentUser user) {
        this.contracts = contracts;
        this.parties = parties;
        this.numbers = numbers;
        this.entities = entities;
        this.user = user;
    }

    DeclaredWork of(ContractId id) {
        return of(contracts.find(id).orElseThrow());
    }

    DeclaredWork of(WorkContract contract) {
        return new DeclaredWork(
                entities.get(contract.assignment().entity()).enterpriseNumber(),
                user.asSystem(() -> worker(new PartyId(contract.assignment().worker()))),
                contract.kind(),
                contract.post().jointCommittee(),
                contract.post().place(),
                contract.days());
    }

    private DeclaredWork.Worker worker(PartyId id) {
        Person person = parties.person(id);
        String number = numbers.read(id, "employment.purpose.declaration")
                .map(n -> n.value())
                .orElse(null);
        return new DeclaredWork.Worker(
                number,
                person.name().latinFamily() == null
                        ? person.name().family()
                        : person.name().latinFamily(),
                person.name().latinGiven() == null
                        ? person.name().given()
                        : person.name().latinGiven(),
                person.birthDate());
    }
}
