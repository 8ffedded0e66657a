package coop.ouvrage.postsheet;

import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.spi.JobOrder;
import coop.ouvrage.employment.spi.JobOrders;
import coop.ouvrage.employment.spi.UserCompanies;
import coop.ouvrage.employment.spi.UserCompany;
import coop.ouvrage.parties.Organisation;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.identifier.EnterpriseNumber;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The client of the job's order is the company that uses a worker of an agency. */
@Component
class AgencyClients implements UserCompanies {

    private final PostSheetStore store;
    private final Parties parties;
    private final ObjectProvider<JobOrders> orders;

    AgencyClients(PostSheetStore store, Parties parties, ObjectProvider<JobOrders> orders) {
        this.store = store;
        this.parties = parties;
        this.orders = orders;
    }

    @Override
    public Map<UUID, UserCompany> of(Collection<WorkContract> contracts) {
        Set<String> agencies = store.agencies().stream().map(Agency::entity).collect(Collectors.toSet());
        Map<UUID, UserCompany> users = new HashMap<>();
        contracts.stream()
                .filter(contract -> agencies.contains(contract.assignment().entity()))
                .forEach(contract ->
                        user(contract).ifPresent(user -> users.put(contract.id().value(), user)));
        return users;
    }

    @Override
    public Optional<String> committee(String entity) {
        return store.agency(entity).map(Agency::committee);
    }

    @Override
    public boolean lends(String entity, String committee) {
        return store.agency(entity).filter(agency -> agency.covers(committee)).isPresent();
    }

    private Optional<UserCompany> user(WorkContract contract) {
        return orders.getObject()
                .accepted(contract.assignment().job())
                .map(JobOrder::client)
                .flatMap(client -> parties.findOrganisation(new PartyId(client)))
                .map(AgencyClients::company);
    }

    private static UserCompany company(Organisation client) {
        EnterpriseNumber number = client.enterpriseNumber();
        return new UserCompany(client.name(), number == null ? null : number.value());
    }
}
