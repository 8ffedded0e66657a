package coop.ouvrage.recovery;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.DocumentId;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.words.Formats;
import coop.ouvrage.words.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The agreement that ends a dispute, in writing (journey J24): what was agreed, who said yes and when. In the language of the invoice. */
@Component
class AgreementPaper {

    private final DisputeStore store;
    private final ClientLetterPaper letters;
    private final Invoices invoices;
    private final Units units;
    private final Parties parties;
    private final LegalEntities entities;
    private final ReminderWords words;
    private final Texts texts;

    AgreementPaper(
            DisputeStore store,
            ClientLetterPaper letters,
            Invoices invoices,
            Units units,
            Parties parties,
            LegalEntities entities,
            ReminderWords words,
            Texts texts) {
        this.store = store;
        this.letters = letters;
        this.invoices = invoices;
        this.units = units;
        this.parties = parties;
        this.entities = entities;
        this.words = words;
        this.texts = texts;
    }

    /**
     * Keeps the paper of what both have just said yes to.
     *
     * @param note the credit note that carries it out; null if the invoice stands
     * @param item what is left of the invoice after it
     */
    void keep(Dispute dispute, Dispute.Message agreed, @Nullable InvoiceId note, OpenItem item) {
        DisputeStore.Yes yes = store.yes(agreed.id());
        Invoice invoice = invoices.find(new InvoiceId(dispute.invoice())).orElseThrow();
        LegalEntity entity = entities.get(item.entity());
        String language = invoice.language();
        Formats formats = Formats.of(language);
        ClientLetter letter = new ClientLetter(
                language,
                texts.get(language, "recovery.agreement", Map.of("nr", dispute.nr())),
                formats.day(dateOf(yes.last())),
                entity.name(),
                ReminderWords.sender(entity),
                words.addressee(dispute.client(), parties.name(dispute.client())),
                paragraphs(dispute, agreed, note, item, invoice, entity),
                List.of("side", "name", "yes").stream()
                        .map(column -> texts.get(language, "recovery.agreement." + column))
                        .toList(),
                0,
                List.of(
                        said(language, Dispute.Side.CLIENT, parties.name(dispute.client()), yes.client()),
                        said(language, Dispute.Side.MEMBER, member(yes, item), yes.member())),
                List.of(),
                notes(dispute, language),
                entity.name() + " · " + entity.enterpriseNumber());
        DocumentId kept = Objects.requireNonNull(
                letters.keep(Map.of(dispute.id(), letter)).get(dispute.id()));
        store.agreement(dispute.id(), kept.value());
    }

    private List<String> paragraphs(
            Dispute dispute,
            Dispute.Message agreed,
            @Nullable InvoiceId note,
            OpenItem item,
            Invoice invoice,
            LegalEntity entity) {
        String language = invoice.language();
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(texts.get(
                language,
                "recovery.agreement.between",
                Map.of(
                        "client", parties.name(dispute.client()),
                        "unit", units(item),
                        "entity", entity.name(),
                        "number", item.number(),
                        "day", item.issuedOn(),
                        "subject", texts.get(language, "recovery.subject." + dispute.subject()))));
        paragraphs.add(texts.get(
                language,
                "recovery.agreement." + agreed.offer(),
                Map.of(
                        "amount", agreed.amount() == null ? "" : agreed.amount(),
                        "note",
                                note == null
                                        ? ""
                                        : invoices.find(note).orElseThrow().number(),
                        "left", item.left())));
        if (!agreed.text().isEmpty()) {
            paragraphs.add("« " + agreed.text() + " »");
        }
        return paragraphs;
    }

    private String units(OpenItem item) {
        return units.of(item.units()).stream().map(ProductionUnit::name).collect(Collectors.joining(", "));
    }

    private String member(DisputeStore.Yes yes, OpenItem item) {
        return yes.memberBy() == null ? units(item) : parties.name(yes.memberBy());
    }

    private List<String> said(String language, Dispute.Side side, String name, Instant at) {
        return List.of(texts.get(language, "recovery.side." + side), name, RecoveryProofs.at(at, language));
    }

    private List<String> notes(Dispute dispute, String language) {
        List<String> notes = new ArrayList<>();
        notes.add(texts.get(language, "recovery.agreement.how"));
        if (dispute.mediator() != null) {
            notes.add(texts.get(language, "recovery.dispute.led", Map.of("name", parties.name(dispute.mediator()))));
        }
        return notes;
    }

    private static LocalDate dateOf(Instant moment) {
        return LocalDate.ofInstant(moment, BusinessTime.ZONE);
    }

    /** As PDF; empty where there is no agreement. The caller has asked whether the reader is one of the sides. */
    Optional<byte[]> pdf(UUID dispute) {
        return store.agreement(dispute).map(letters::pdf);
    }
}
