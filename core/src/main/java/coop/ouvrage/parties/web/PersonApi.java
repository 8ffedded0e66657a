package coop.ouvrage.parties.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.parties.CivilStatus;
import coop.ouvrage.parties.FamilySituation;
import coop.ouvrage.parties.FamilySituations;
import coop.ouvrage.parties.NationalNumbers;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PayoutAccount;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.parties.Person;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.parties.Sex;
import coop.ouvrage.parties.SpouseIncome;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's own data for programs. The national number and accounts go in; they come out masked only. */
@RestController
@RequestMapping("/api/v1/me")
class PersonApi {

    private final Parties parties;
    private final NationalNumbers numbers;
    private final PayoutAccounts accounts;
    private final FamilySituations families;
    private final StepUp stepUp;
    private final CurrentUser user;
    private final BusinessTime time;

    PersonApi(
            Parties parties,
            NationalNumbers numbers,
            PayoutAccounts accounts,
            FamilySituations families,
            StepUp stepUp,
            CurrentUser user,
            BusinessTime time) {
        this.parties = parties;
        this.numbers = numbers;
        this.accounts = accounts;
        this.families = families;
        this.stepUp = stepUp;
        this.user = user;
        this.time = time;
    }

    /** Who one is. */
    record PersonJson(
            UUID id,
            String givenName,
            String familyName,
            @Nullable LocalDate birthDate,
            @Nullable Sex sex,
            @Nullable String nationality,
            @Nullable String nationalNumber,
            @Nullable String email,
            @Nullable String phone,
            @Nullable PostalAddress address,
            @Nullable FamilySituation family) {}

    /** @param nationalNumber left out to keep the one that was given */
    record IdentityJson(
            String givenName,
            String familyName,
            @Nullable String latinGivenName,
            @Nullable String latinFamilyName,
            LocalDate birthDate,
            Sex sex,
            String nationality,
            @Nullable String nationalNumber) {

        PersonName name() {
            return new PersonName(
                    givenName,
                    familyName,
                    latinGivenName == null ? "" : latinGivenName,
                    latinFamilyName == null ? "" : latinFamilyName);
        }
    }

    record AddressJson(PostalAddress address, @Nullable String phone) {}

    record FamilyJson(
            @Nullable Integer year,
            CivilStatus status,
            @Nullable SpouseIncome spouseIncome,
            @Nullable Boolean disabled,
            @Nullable Boolean spouseDisabled,
            int children,
            int disabledChildren,
            int otherDependants) {}

    record NewPayAccount(String iban) {}

    /** @param usableFrom null while the change waits for the second factor */
    record PayAccountJson(
            UUID id,
            String iban,
            LocalDate declaredOn,
            boolean confirmed,
            @Nullable LocalDate usableFrom) {

        static PayAccountJson of(PayoutAccount account) {
            return new PayAccountJson(
                    account.id(),
                    account.iban().toString(),
                    account.declaredOn(),
                    !account.awaitsConfirmation(),
                    account.usableFrom());
        }
    }

    @GetMapping
    PersonJson me() {
        Person person = parties.person(self());
        return new PersonJson(
                self().value(),
                person.name().given(),
                person.name().family(),
                person.birthDate(),
                person.sex(),
                person.nationality(),
                numbers.masked(self()).orElse(null),
                person.email(),
                person.phone(),
                person.address(),
                families.of(self(), time.today().getYear()).orElse(null));
    }

    @PostMapping("/identity")
    @Transactional
    public PersonJson identity(@RequestBody IdentityJson body) {
        Person before = parties.person(self());
        PersonDraft draft = new PersonDraft(
                body.name(),
                body.birthDate(),
                body.sex(),
                body.nationality(),
                before.language(),
                before.email(),
                before.phone(),
                before.address());
        parties.changePerson(self(), draft).orThrow();
        if (body.nationalNumber() != null) {
            numbers.declare(self(), body.nationalNumber()).orThrow();
        }
        return me();
    }

    @PostMapping("/address")
    PersonJson address(@RequestBody AddressJson body) {
        Person before = parties.person(self());
        PersonDraft draft = new PersonDraft(
                before.name(),
                before.birthDate(),
                before.sex(),
                before.nationality(),
                before.language(),
                before.email(),
                body.phone() == null ? before.phone() : body.phone(),
                body.address());
        parties.changePerson(self(), draft).orThrow();
        return me();
    }

    @PostMapping("/family")
    PersonJson family(@RequestBody FamilyJson body) {
        FamilySituation family = new FamilySituation(
                body.year() == null ? time.today().getYear() : body.year(),
                body.status(),
                body.spouseIncome(),
                Boolean.TRUE.equals(body.disabled()),
                Boolean.TRUE.equals(body.spouseDisabled()),
                body.children(),
                body.disabledChildren(),
                body.otherDependants());
        families.declare(self(), family).orThrow();
        return me();
    }

    @GetMapping("/accounts")
    CursorPage<PayAccountJson> accounts(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<PayAccountJson> all =
                accounts.history(self()).stream().map(PayAccountJson::of).toList();
        return CursorPage.cut(all, cursor, limit, account -> account.id().toString());
    }

    @PostMapping("/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    PayAccountJson give(@RequestBody NewPayAccount body) {
        return PayAccountJson.of(accounts.declare(self(), body.iban()).orThrow());
    }

    /** Confirms a changed account; asks for the second factor. */
    @PostMapping("/accounts/{account}/confirmation")
    PayAccountJson confirm(@PathVariable UUID account) {
        stepUp.require(StepUp.RECENT);
        return PayAccountJson.of(accounts.confirm(self(), account).orThrow());
    }

    @PostMapping("/accounts/{account}/cancellation")
    void cancel(@PathVariable UUID account) {
        accounts.cancel(self(), account).orThrow();
    }

    private PartyId self() {
        return user.partyId().map(PartyId::new).orElseThrow(NotFound::new);
    }
}
