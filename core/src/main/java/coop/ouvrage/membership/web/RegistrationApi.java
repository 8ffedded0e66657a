package coop.ouvrage.membership.web;

import coop.ouvrage.access.ApiTokens;
import coop.ouvrage.access.UserId;
import coop.ouvrage.membership.InformationSessions;
import coop.ouvrage.membership.Invitations;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.EvenPace;
import coop.ouvrage.web.ShownOnce;
import coop.ouvrage.web.Words;
import coop.ouvrage.web.spi.PublicPaths;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The first steps of joining for programs, open to strangers: a proved mail address, then an account with a token to go on. */
@RestController
@RequestMapping("/api/v1/registrations")
class RegistrationApi {

    private static final int TOKEN_DAYS = 90;

    private final Invitations invitations;
    private final InformationSessions sessions;
    private final ApiTokens tokens;

    RegistrationApi(Invitations invitations, InformationSessions sessions, ApiTokens tokens) {
        this.invitations = invitations;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /** Strangers begin here. */
    @Configuration(proxyBeanMethods = false)
    static class Doors {

        @Bean
        PublicPaths registrationPaths() {
            return PublicPaths.of(
                    "/api/v1/registrations", "/api/v1/registrations/accounts", "/api/v1/registrations/sessions");
        }
    }

    /** An address to prove, and the information session to attend. */
    record NewRegistration(String email, @Nullable UUID session) {}

    /** Said whether the address is known or not. */
    record Sent(String message) {}

    /** @param token of the link that was mailed */
    record OpenAccount(
            String token,
            String givenName,
            String familyName,
            @Nullable String latinGivenName,
            @Nullable String latinFamilyName,
            String password) {

        PersonName name() {
            return new PersonName(
                    givenName,
                    familyName,
                    latinGivenName == null ? "" : latinGivenName,
                    latinFamilyName == null ? "" : latinFamilyName);
        }
    }

    /** @param apiToken shown this once */
    record OpenedJson(UUID member, String apiToken) {}

    /** An information session with free places. */
    record SessionJson(UUID id, Instant startsAt, String place, boolean remote, String language, int free) {}

    @GetMapping("/sessions")
    CursorPage<SessionJson> sessions(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<SessionJson> coming = sessions.coming().stream()
                .map(s -> new SessionJson(
                        s.id(), s.startsAt(), s.place(), s.remote(), s.language(), s.capacity() - s.taken()))
                .toList();
        return CursorPage.cut(coming, cursor, limit, session -> session.id().toString());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Sent register(@RequestBody NewRegistration body, Words words, HttpServletRequest request) {
        String network = request.getRemoteAddr();
        EvenPace.of(() -> invitations.invite(network, body.email(), words.language(), body.session()))
                .orThrow();
        return new Sent(words.t("membership.join_sent"));
    }

    @PostMapping("/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    OpenedJson open(@RequestBody OpenAccount body, HttpServletRequest request) {
        var newcomer =
                invitations.accept(body.token(), body.name(), body.password()).orThrow();
        UserId account = newcomer.account();
        ShownOnce.mark(request);
        return new OpenedJson(
                newcomer.party().value(), tokens.create(account, "registration", ApiTokens.Scope.WRITE, TOKEN_DAYS));
    }
}
