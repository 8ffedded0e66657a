package coop.ouvrage.royalties;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.ContractState;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.QuoteDraft;
import coop.ouvrage.invoicing.SaleFixture;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.membership.ShareRegister;
import coop.ouvrage.membership.ShareSubscription;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.OrganisationDraft;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.parties.Sex;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Units with money, authors with shares, and invoices with lines of rights. */
@TestComponent
record RightsFixture(
        SaleFixture sale,
        Parties parties,
        PayoutAccounts accounts,
        ShareRegister shares,
        Ledger ledger,
        CurrentUser user,
        BusinessTime time,
        JdbcClient jdbc) {

    /** A unit of a holder with a share, that keeps so much in one pool. */
    UUID unit(String money) {
        UUID holder = stranger("Maud");
        share(holder);
        UUID unit = user.asSystem(() -> sale.units()
                .open("PROD", holder, "Papier Plié", "graphic design", false)
                .orThrow()
                .value());
        user.asSystem(() -> {
            sale.units().change(unit, "Papier Plié", "graphic design", true).orThrow();
            return ledger.post(EntryDraft.in("PROD", Journal.SUNDRY, time.today())
                    .from("opening", unit)
                    .key("opening:" + unit)
                    .text("ledger.text.opening")
                    .debit(AccountRole.BANK, Money.of(money), Dim.none())
                    .credit(AccountRole.TURNOVER, Money.of(money), Dim.unit(unit))
                    .build());
        });
        return unit;
    }

    UUID holder(UUID unit) {
        return sale.units().get(unit).holder();
    }

    /** A member with a share and an account. */
    UUID author(String given) {
        UUID author = stranger(given);
        share(author);
        user.asSystem(
                () -> accounts.declare(new PartyId(author), "BE68539007547034").orThrow());
        return author;
    }

    UUID stranger(String given) {
        return user.asSystem(() -> parties.registerPerson(new PersonDraft(
                                PersonName.of(given, "Vandeplume"),
                                LocalDate.of(1990, 5, 1),
                                Sex.UNSTATED,
                                "BE",
                                Locale.FRENCH,
                                given.toLowerCase(Locale.ROOT) + "@example.org",
                                null,
                                null))
                        .orThrow())
                .value();
    }

    /** With a share. */
    UUID organisation() {
        UUID organisation = user.asSystem(() -> parties.registerOrganisation(new OrganisationDraft(
                                "Éditions du Quai", null, null, null, "BE", Locale.FRENCH, null, null, null))
                        .orThrow())
                .value();
        share(organisation);
        return organisation;
    }

    private void share(UUID party) {
        user.asSystem(() -> {
            ShareSubscription subscribed =
                    shares.subscribe(new PartyId(party), 1).orThrow();
            return shares.paid(subscribed.id(), subscribed.due(), time.today(), "line " + party)
                    .orThrow();
        });
    }

    /** An invoice of labour and rights, before VAT. */
    Invoice sold(UUID unit, String labour, String rights) {
        UUID client = sale.client(SaleFixture.company("0203201340", "BE0203201340"), unit);
        return sold(unit, client, List.of(sale.item(Supply.SERVICE, labour), sale.item(Supply.AUTHORS_RIGHTS, rights)));
    }

    Invoice sold(UUID unit, UUID client, List<QuoteDraft.Item> items) {
        return sale.sold(member(holder(unit)), unit, client, items);
    }

    private static Actor member(UUID person) {
        return new Actor(new UserId(UUID.randomUUID()), person, "", "fr", Set.of(Role.MEMBER), null, false);
    }

    ConcessionDraft draft(Invoice invoice, UUID unit, String gross, ConcessionDraft.Part... parts) {
        return new ConcessionDraft(
                unit,
                invoice.id().value(),
                List.of(parts),
                "Affiche d’été",
                "affiche et site du théâtre",
                "Belgique",
                false,
                time.today(),
                time.today().plusYears(2),
                Money.of(gross));
    }

    static ConcessionDraft.Part part(UUID author, String percent) {
        return new ConcessionDraft.Part(author, new BigDecimal(percent));
    }

    /** Work of somebody in the job of an invoice, at a gross wage, under a signed contract. */
    void wage(Invoice invoice, UUID unit, UUID worker, String gross) {
        wage(invoice, unit, worker, gross, ContractState.SIGNED);
    }

    void wage(Invoice invoice, UUID unit, UUID worker, String gross, ContractState state) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                with made as (
                    insert into work_contract (id, entity, job_id, unit_id, holder, worker, kind, state, version, coefficient,
                        gross_cents, charge_cents, function, place_name, place_street, place_number, place_post_code,
                        place_municipality, place_country, joint_committee, reason, language, language_source, starts_at, ends_at,
                        first_day, last_day, instructed_at)
                    values (:id, 'PROD', :job, :unit, :worker, :worker, 'ARTIST', :state, 1, 1.57, :gross, :gross, 'Graphiste',
                        'Atelier', 'Rue Haute', '1', '1000', 'Bruxelles', 'BE', '304.00', 'Affiche', 'fr', 'test',
                        :day::timestamptz + interval '9 hours', :day::timestamptz + interval '18 hours', :day, :day, now())
                    returning id)
                insert into late_declaration (contract_id, cause, noticed_at) select id, 'test', now() from made""")
                .param("id", id)
                .param("job", invoice.lines().getFirst().job())
                .param("unit", unit)
                .param("worker", worker)
                .param("state", state.name())
                .param("gross", Money.of(gross).cents())
                .param("day", time.today())
                .update();
    }

    static byte[] picture() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    <T> T as(UUID person, Role role, Supplier<T> action) {
        return user.as(new Actor(new UserId(UUID.randomUUID()), person, "", "fr", Set.of(role), null, false), action);
    }

    <T> T officer(Supplier<T> action) {
        return as(UUID.randomUUID(), Role.FINANCE, action);
    }

    static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }
}
