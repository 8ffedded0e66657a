package coop.ouvrage.einvoice;

/** Writes seller and buyer. */
record UblPartyWriter(UblOutput out) {

    void write(String role, Party party) {
        out.group(role, () -> out.group("Party", () -> content(party, false)));
    }

    /**
     * A seller; one without VAT number is named to the tax by its number in the register of enterprises (BT-32), as an exempt
     * sale demands (BR-E-02).
     */
    void writeSeller(Party seller, boolean withinScope) {
        boolean registration = withinScope && seller.vatNumber() == null;
        out.group("AccountingSupplierParty", () -> out.group("Party", () -> content(seller, registration)));
    }

    private void content(Party party, boolean registration) {
        out.text("EndpointID", party.endpoint());
        party.identifiers().forEach(id -> out.group("PartyIdentification", () -> out.text("ID", id)));
        String tradingName = party.tradingName();
        if (tradingName != null && !tradingName.isBlank()) {
            out.group("PartyName", () -> out.text("Name", tradingName));
        }
        address(out, "PostalAddress", party.address());
        if (party.vatNumber() != null) {
            out.group("PartyTaxScheme", () -> {
                out.text("CompanyID", party.vatNumber());
                out.group("TaxScheme", () -> out.text("ID", "VAT"));
            });
        }
        Identifier number = party.legalId();
        if (registration && number != null) {
            out.group("PartyTaxScheme", () -> {
                out.text("CompanyID", number.value());
                out.group("TaxScheme", () -> out.text("ID", "TAX"));
            });
        }
        out.group("PartyLegalEntity", () -> {
            out.text("RegistrationName", party.name());
            out.text("CompanyID", party.legalId());
            out.text("CompanyLegalForm", party.legalForm());
        });
        contact(party);
    }

    private void contact(Party party) {
        Contact contact = party.contact();
        if (contact != null && (contact.name() != null || contact.phone() != null || contact.mail() != null)) {
            out.group("Contact", () -> {
                out.text("Name", contact.name());
                out.text("Telephone", contact.phone());
                out.text("ElectronicMail", contact.mail());
            });
        }
    }

    static void address(UblOutput out, String group, PostalAddress address) {
        out.group(group, () -> {
            out.text("StreetName", address.street());
            out.text("AdditionalStreetName", address.additional());
            out.text("CityName", address.city());
            out.text("PostalZone", address.postCode());
            out.text("CountrySubentity", address.region());
            String country = address.country();
            if (country != null) {
                out.group("Country", () -> out.text("IdentificationCode", country));
            }
        });
    }
}
