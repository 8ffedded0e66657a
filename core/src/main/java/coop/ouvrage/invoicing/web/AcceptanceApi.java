package coop.ouvrage.invoicing.web;

import coop.ouvrage.invoicing.Acceptance;
import coop.ouvrage.invoicing.Quote;
import coop.ouvrage.invoicing.QuoteTerms;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.spi.PublicPaths;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The client's side of an offer for programs, without an account. The token of the link is in the body, never in the address; who signs
 * proves the verified contact by a code.
 */
@RestController
@RequestMapping("/api/v1/offers")
class AcceptanceApi {

    private final Acceptance acceptance;

    AcceptanceApi(Acceptance acceptance) {
        this.acceptance = acceptance;
    }

    /** Clients have no account. */
    @Configuration(proxyBeanMethods = false)
    static class Doors {

        @Bean
        PublicPaths offerPaths() {
            return PublicPaths.of("/api/v1/offers", "/api/v1/offers/*");
        }
    }

    record LinkJson(String token) {}

    /**
     * @param name of the person who signs
     * @param options numbers of the options that the client adds; none if it is left out
     */
    record OfferSignature(
            String token,
            String code,
            String name,
            @Nullable List<Integer> options) {}

    /** @param reason what the holder reads; may be left out */
    record OfferRefusal(String token, @Nullable String reason) {}

    /**
     * The offer as its client sees it.
     *
     * @param deposit share of the price that is invoiced before the work
     */
    record OfferJson(
            String reference,
            String title,
            String state,
            Money exclVat,
            Money vat,
            Money inclVat,
            InvoiceApi.@Nullable ForeignJson foreign,
            LocalDate validUntil,
            String contact,
            String deposit,
            List<OptionJson> options) {

        static OfferJson of(Acceptance.Shown shown) {
            Quote quote = shown.quote();
            return new OfferJson(
                    quote.reference(),
                    quote.title(),
                    quote.state().name(),
                    quote.exclVat(),
                    quote.vat(),
                    quote.inclVat(),
                    quote.foreign() == null ? null : InvoiceApi.ForeignJson.of(quote.foreign()),
                    quote.validUntil(),
                    shown.maskedContact(),
                    shown.terms() == null
                            ? "0"
                            : shown.terms().deposit().stripTrailingZeros().toPlainString(),
                    shown.terms() == null
                            ? List.of()
                            : shown.terms().options().stream()
                                    .map(OptionJson::of)
                                    .toList());
        }
    }

    /** What the client may add: before VAT, and not in the total. */
    record OptionJson(int number, String description, Money exclVat, boolean chosen) {

        static OptionJson of(QuoteTerms.Option option) {
            return new OptionJson(
                    option.number(), option.line().description(), option.line().net(), option.chosen());
        }
    }

    /** @param contact where the code went, masked */
    record CodeSentJson(String contact) {}

    record AcceptedJson(UUID order) {}

    @PostMapping
    OfferJson show(@RequestBody LinkJson body) {
        return acceptance.show(body.token()).map(OfferJson::of).orElseThrow(NotFound::new);
    }

    @PostMapping("/codes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CodeSentJson code(@RequestBody LinkJson body) {
        return new CodeSentJson(acceptance.requestCode(body.token()).orThrow());
    }

    @PostMapping("/acceptance")
    AcceptedJson accept(@RequestBody OfferSignature body) {
        return new AcceptedJson(acceptance
                .accept(
                        body.token(),
                        body.code(),
                        body.name(),
                        body.options() == null ? Set.of() : Set.copyOf(body.options()))
                .orThrow()
                .value());
    }

    @PostMapping("/refusal")
    OfferJson decline(@RequestBody OfferRefusal body) {
        acceptance
                .decline(body.token(), body.reason() == null ? "" : body.reason())
                .orThrow();
        return show(new LinkJson(body.token()));
    }
}
