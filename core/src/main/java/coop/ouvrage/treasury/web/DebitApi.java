package coop.ouvrage.treasury.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.treasury.DirectDebit;
import coop.ouvrage.treasury.DirectDebits;
import coop.ouvrage.treasury.Mandate;
import coop.ouvrage.treasury.Mandates;
import coop.ouvrage.web.CursorPage;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Mandates and direct debits for the programs of finance. */
@RestController
@RequestMapping("/api/v1/direct-debits")
class DebitApi {

    private final Mandates mandates;
    private final DirectDebits debits;

    DebitApi(Mandates mandates, DirectDebits debits) {
        this.mandates = mandates;
        this.debits = debits;
    }

    record MandateJson(
            UUID id, String reference, String entity, UUID party, String account, LocalDate signedOn, boolean stands) {

        static MandateJson of(Mandate mandate) {
            return new MandateJson(
                    mandate.id(),
                    mandate.reference(),
                    mandate.entity(),
                    mandate.party(),
                    mandate.iban().masked(),
                    mandate.signedOn(),
                    mandate.stands());
        }
    }

    record DebitJson(
            UUID id,
            UUID mandate,
            Money amount,
            String reference,
            LocalDate collectedOn,
            LocalDate announcedOn,
            String state,
            @Nullable UUID file) {

        static DebitJson of(DirectDebit debit) {
            return new DebitJson(
                    debit.id(),
                    debit.mandate().id(),
                    debit.amount(),
                    debit.remittance(),
                    debit.collectedOn(),
                    debit.announcedOn(),
                    debit.state().name(),
                    debit.file());
        }
    }

    /** What to collect: a structured reference says what it repays. */
    record WishJson(UUID mandate, @Nullable Money amount, String reference) {}

    @GetMapping("/mandates")
    CursorPage<MandateJson> mandates(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        List<MandateJson> found = mandates.latest(CursorPage.id(cursor).orElse(null), size + 1).stream()
                .map(MandateJson::of)
                .toList();
        return CursorPage.of(found, size, mandate -> mandate.id().toString());
    }

    @GetMapping
    CursorPage<DebitJson> debits(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        List<DebitJson> found = debits.latest(CursorPage.id(cursor).orElse(null), size + 1).stream()
                .map(DebitJson::of)
                .toList();
        return CursorPage.of(found, size, debit -> debit.id().toString());
    }

    /** Prepares a debit and tells the debtor; another person releases it on the page. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DebitJson prepare(@RequestBody WishJson wish) {
        return DebitJson.of(
                debits.prepare(wish.mandate(), wish.amount(), wish.reference()).orThrow());
    }

    /** The pain.008 for the bank; asks for the second factor. */
    @GetMapping(value = "/files/{id}", produces = MediaType.APPLICATION_XML_VALUE)
    byte[] file(@PathVariable UUID id) {
        return debits.export(id).bytes();
    }
}
