package coop.ouvrage.customer;

import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.spi.ItemFacts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is known of a client that waits to be verified. */
@Component
class ClientFacts implements ItemFacts {

    private final ClientStore clients;

    ClientFacts(ClientStore clients) {
        this.clients = clients;
    }

    @Override
    public boolean knows(String subjectType) {
        return subjectType.equals("client");
    }

    @Override
    public List<Fact> of(Item item) {
        return clients.find(item.subject()).map(ClientFacts::facts).orElse(List.of());
    }

    private static List<Fact> facts(Client client) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("customer.kind", "customer.kind." + client.kind()));
        if (client.enterpriseNumber() != null) {
            facts.add(Fact.of(
                    "customer.enterprise_number", client.enterpriseNumber().display()));
        }
        if (client.vatNumber() != null) {
            facts.add(Fact.of("customer.vat_number", client.vatNumber().value()));
        }
        if (client.address() != null) {
            facts.add(Fact.of("customer.address", client.address().oneLine()));
        }
        if (client.email() != null) {
            facts.add(Fact.of("customer.email", client.email()));
        }
        return facts;
    }
}
