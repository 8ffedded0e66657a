package coop.ouvrage.employment;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.employment.spi.DeclaredWork;
import coop.ouvrage.employment.spi.UserCompanies;
import coop.ouvrage.employment.spi.UserCompany;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.parties.NationalNumbers;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.Person;
import coop.ouvrage.parties.identifier.NationalNumber;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts together what a declaration says. The national number is read, and audited, only when a message leaves. */
@Component
class DeclaredWorks {

    private final ContractStore contracts;
    private final Parties parties;
    private final NationalNumbers numbers;
    private final LegalEntities entities;
    private final CurrentUser user;
    private final ObjectProvider<UserCompanies> userCompanies;

    DeclaredWorks(
            ContractStore contracts,
            Parties parties,
            NationalNumbers numbers,
            LegalEntities entities,
            CurrentUser user,
            ObjectProvider<UserCompanies> userCompanies) {
        this.contracts = contracts;
        this.parties = parties;
        this.numbers = numbers;
        this.entities = entities;
        this.user = user;
        this.userCompanies = userCompanies;
    }

    DeclaredWork of(ContractId id) {
        return Objects.requireNonNull(of(Set.of(id.value())).get(id.value()));
    }

    /** Of several contracts with few questions, by contract. */
    Map<UUID, DeclaredWork> of(Collection<UUID> ids) {
        Map<UUID, WorkContract> known = contracts.find(ids);
        Set<UUID> people = known.values().stream()
                .map(contract -> contract.assignment().worker())
                .collect(Collectors.toSet());
        Map<UUID, Person> persons = parties.persons(people);
        Map<UUID, NationalNumber> digits = user.asSystem(() -> numbers.read(people, "employment.purpose.declaration"));
        Map<UUID, UserCompany> users = userCompanies.getObject().of(known.values());
        Map<UUID, DeclaredWork> works = new HashMap<>();
        known.forEach((id, contract) -> {
            UUID worker = contract.assignment().worker();
            works.put(
                    id,
                    work(
                            contract,
                            worker(Objects.requireNonNull(persons.get(worker)), digits.get(worker)),
                            users.get(id)));
        });
        return works;
    }

    private DeclaredWork work(WorkContract contract, DeclaredWork.Worker worker, @Nullable UserCompany user) {
        return new DeclaredWork(
                entities.get(contract.assignment().entity()).enterpriseNumber(),
                worker,
                contract.kind(),
                contract.post().jointCommittee(),
                contract.post().place(),
                contract.days(),
                user);
    }

    private static DeclaredWork.Worker worker(Person person, @Nullable NationalNumber number) {
        return new DeclaredWork.Worker(
                number == null ? null : number.value(),
                person.name().latinFamily() == null
                        ? person.name().family()
                        : person.name().latinFamily(),
                person.name().latinGiven() == null
                        ? person.name().given()
                        : person.name().latinGiven(),
                person.birthDate());
    }
}
