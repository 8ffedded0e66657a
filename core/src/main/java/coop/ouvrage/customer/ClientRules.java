package coop.ouvrage.customer;

import coop.ouvrage.parties.Countries;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.identifier.EnterpriseNumber;
import coop.ouvrage.parties.identifier.IdentifierFault;
import coop.ouvrage.parties.identifier.VatNumber;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What makes the data of a client wrong, in the order of the form. */
final class ClientRules {

    private ClientRules() {}

    static List<Refusal> refusals(ClientDraft draft, LocalDate today) {
        List<Refusal> refusals = new ArrayList<>(party(draft, today));
        if (draft.kind() == ClientKind.FOREIGN && draft.country().equals(Countries.HOME)) {
            refusals.add(Refusal.of("customer.foreign_at_home"));
        }
        if (draft.kind().isRegistered() && !draft.country().equals(Countries.HOME)) {
            refusals.add(Refusal.of("customer.registered_abroad"));
        }
        refusals.addAll(numbers(draft));
        if (draft.isPerson() && draft.email() == null && draft.address() == null) {
            refusals.add(Refusal.of("customer.person_without_reach"));
        }
        peppol(draft.peppolId()).ifPresent(refusals::add);
        return List.copyOf(refusals);
    }

    private static List<Refusal> party(ClientDraft draft, LocalDate today) {
        if (!draft.isPerson()) {
            return draft.toOrganisation().refusals();
        }
        PersonDraft person = draft.toPerson();
        // The invoice of a private person needs a readable name only: no Latin form is asked of a consumer.
        return person.refusals(today).stream()
                .filter(refusal -> !refusal.code().startsWith("parties.latin_name"))
                .toList();
    }

    private static List<Refusal> numbers(ClientDraft draft) {
        List<Refusal> refusals = new ArrayList<>();
        Optional<IdentifierFault> enterprise =
                typed(draft.enterpriseNumber(), EnterpriseNumber.fault(draft.enterpriseNumber()));
        Optional<IdentifierFault> vat = typed(draft.vatNumber(), VatNumber.fault(draft.vatNumber()));
        enterprise.ifPresent(
                fault -> refusals.add(Refusal.of("customer.enterprise_number_wrong", "why", fault.code())));
        vat.ifPresent(fault -> refusals.add(Refusal.of("customer.vat_number_wrong", "why", fault.code())));
        if (refusals.isEmpty()) {
            refusals.addAll(agreement(draft));
        }
        return refusals;
    }

    private static List<Refusal> agreement(ClientDraft draft) {
        List<Refusal> refusals = new ArrayList<>();
        boolean anyNumber =
                !draft.enterpriseNumber().isBlank() || !draft.vatNumber().isBlank();
        if (draft.isPerson() && anyNumber) {
            refusals.add(Refusal.of("customer.person_with_number"));
        }
        if (draft.kind().isRegistered() && draft.parsedEnterpriseNumber().isEmpty()) {
            refusals.add(Refusal.of("customer.enterprise_number_missing"));
        }
        draft.parsedVatNumber().ifPresent(vat -> {
            if (draft.kind() != ClientKind.PERSON && !vat.country().equals(draft.country())) {
                refusals.add(Refusal.of("customer.vat_number_of_other_country", "country", vat.country()));
            }
            boolean otherEnterprise = vat.enterpriseNumber()
                    .filter(inside -> EnterpriseNumber.parse(draft.enterpriseNumber())
                            .filter(typed -> !typed.equals(inside))
                            .isPresent())
                    .isPresent();
            if (otherEnterprise) {
                refusals.add(Refusal.of("customer.vat_number_of_other_enterprise"));
            }
        });
        return refusals;
    }

    private static Optional<IdentifierFault> typed(String written, Optional<IdentifierFault> fault) {
        return written.isBlank() ? Optional.empty() : fault;
    }

    /** Scheme of four digits, a colon, the identifier, as the network writes participants. */
    private static Optional<Refusal> peppol(@Nullable String id) {
        boolean wrong = id != null && !id.matches("[0-9]{4}:[A-Za-z0-9.-]{4,40}");
        return wrong ? Optional.of(Refusal.of("customer.peppol_id_wrong")) : Optional.empty();
    }
}
