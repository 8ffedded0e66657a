package coop.ouvrage.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.clientspace.ClientVoice;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.money.Money;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.NotFound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Journey J24 in the services: a client disputes, both sides talk, an agreement is carried out, and nobody else reads it. */
@OuvrageTest(at = "2025-09-01T09:00", perMethod = true)
@Import(LateWorld.class)
class DisputesTest {

    private final LateWorld world;
    private final SmallCoop coop;
    private final Disputes disputes;
    private final DisputeOffers offers;
    private final Mediation mediation;
    private final Recovery recovery;
    private final StepQuestions questions;
    private final ReminderStore reminders;
    private final ClientVoice voice;
    private final OpenItems items;
    private final CurrentUser user;
    private final JdbcClient jdbc;

    private UUID client = UUID.randomUUID();
    private Actor holder = Actor.SYSTEM;
    private Actor officer = Actor.SYSTEM;
    private UUID unit = UUID.randomUUID();
    private Invoice invoice;

    DisputesTest(
            LateWorld world,
            SmallCoop coop,
            Disputes disputes,
            DisputeOffers offers,
            Mediation mediation,
            Recovery recovery,
            StepQuestions questions,
            ReminderStore reminders,
            ClientVoice voice,
            OpenItems items,
            CurrentUser user,
            JdbcClient jdbc) {
        this.world = world;
        this.coop = coop;
        this.disputes = disputes;
        this.offers = offers;
        this.mediation = mediation;
        this.recovery = recovery;
        this.questions = questions;
        this.reminders = reminders;
        this.voice = voice;
        this.items = items;
        this.user = user;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void anInvoice() {
        UUID person = coop.person("Maud", "Lehrer");
        unit = coop.unit(person);
        holder = SmallCoop.member(person);
        officer = coop.officer(Role.FINANCE);
        client = world.consumer(unit);
        invoice = world.invoice(unit, client, "1000.00");
    }

    private UUID opened() {
        return voice.dispute(client, invoice.id().value(), Dispute.Subject.QUALITY, "The colours are wrong.")
                .orThrow();
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    @Test
    void aDisputedItemGetsNoReminderUntilItIsSettled() {
        UUID dispute = opened();
        world.passTo(invoice.dueOn().plusDays(40));
        assertThat(reminders.ofInvoice(invoice.id().value())).isEmpty();
        user.as(officer, () -> mediation.close(dispute, "No agreement; the legal service explains the next steps."))
                .orThrow();
        world.passTo(invoice.dueOn().plusDays(41));
        assertThat(reminders.ofInvoice(invoice.id().value())).hasSize(1);
    }

    @Test
    void anItemDisputedAfterItsFirstRemindersGetsNoFurtherOne() {
        world.passTo(invoice.dueOn().plusDays(16));
        int sent = reminders.ofInvoice(invoice.id().value()).size();
        assertThat(sent).isPositive();
        opened();
        world.passTo(invoice.dueOn().plusDays(60));
        assertThat(reminders.ofInvoice(invoice.id().value())).hasSize(sent);
    }

    @Test
    void whatBothAcceptIsCreditedWithTheNumberOfTheCase() {
        UUID dispute = opened();
        user.as(officer, () -> mediation.take(dispute)).orThrow();
        assertThat(codes(user.as(
                        holder, () -> offers.offer(dispute, Dispute.Offer.CREDIT, Money.of("5000.00"), "too much"))))
                .containsExactly("recovery.offer_amount");
        user.as(holder, () -> offers.offer(dispute, Dispute.Offer.CREDIT, Money.of("242.00"), "A fifth less?"))
                .orThrow();
        UUID offer = voice.dispute(client, dispute).messages().getLast().id();
        assertThat(voice.dispute(client, dispute).messages().getLast().waitsFor(Dispute.Side.CLIENT))
                .isTrue();
        assertThat(voice.dispute(client, dispute).messages().getLast().standing())
                .as("who offers has said yes, and the other side reads it")
                .isEqualTo("waits_client");
        voice.answer(client, dispute, offer, true).orThrow();
        Dispute ended = user.as(officer, () -> disputes.find(dispute)).orElseThrow();
        assertThat(ended.state()).isEqualTo(Dispute.State.AGREED);
        assertThat(items.find(invoice.id().value()).orElseThrow().left()).isEqualTo(Money.of("968.00"));
        assertThat(text(voice.agreement(client, dispute)))
                .as("the agreement in writing: what, and who said yes")
                .contains("242,00", "968,00", invoice.number(), "A fifth less?", "Maud Lehrer");
        assertThat(user.as(holder, () -> disputes.agreement(dispute))).isPresent();
        Actor other = SmallCoop.member(coop.person("Otto", "Weber"));
        assertThat(user.as(other, () -> disputes.agreement(dispute))).isEmpty();
        assertThatThrownBy(() -> voice.agreement(world.business(unit), dispute)).isInstanceOf(NotFound.class);
        assertThat(codes(voice.answer(client, dispute, offer, true))).containsExactly("recovery.offer_gone");
        assertThat(codes(voice.say(client, dispute, "one more thing"))).containsExactly("recovery.dispute_over");
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void anOfferNamesTheAmountThatTheCreditNoteWillHave() {
        UUID dispute = opened();
        user.as(holder, () -> offers.offer(dispute, Dispute.Offer.CREDIT, Money.of("100.00"), ""))
                .orThrow();
        Dispute.Message offer = voice.dispute(client, dispute).messages().getLast();
        assertThat(offer.amount()).as("82.64 and 21 % of it").isEqualTo(Money.of("99.99"));
        voice.answer(client, dispute, offer.id(), true).orThrow();
        assertThat(items.find(invoice.id().value()).orElseThrow().left()).isEqualTo(Money.of("1110.01"));
    }

    @Test
    void anOfferOfTheOfficeAsksBothSidesAndMayBeDeclined() {
        UUID dispute = opened();
        user.as(officer, () -> offers.offer(dispute, Dispute.Offer.PAY, null, "The work was done."))
                .orThrow();
        UUID offer = voice.dispute(client, dispute).messages().getLast().id();
        voice.answer(client, dispute, offer, false).orThrow();
        assertThat(codes(user.as(holder, () -> offers.answer(dispute, offer, true))))
                .containsExactly("recovery.offer_gone");
        user.as(officer, () -> offers.offer(dispute, Dispute.Offer.PAY, null, "Paid in parts?"))
                .orThrow();
        UUID second = voice.dispute(client, dispute).messages().getLast().id();
        user.as(holder, () -> offers.answer(dispute, second, true)).orThrow();
        jdbc.sql("update dispute_message set member_yes_by = null where id = :id") // accepted before this was kept
                .param("id", second)
                .update();
        voice.answer(client, dispute, second, true).orThrow();
        assertThat(voice.dispute(client, dispute).state()).isEqualTo(Dispute.State.AGREED);
        assertThat(text(voice.agreement(client, dispute))).contains("210,00", "Claire Dumont");
        assertThat(recovery.of(invoice.id().value()))
                .as("a stranger sees nothing")
                .isEmpty();
    }

    @Test
    void onlyTheSidesAndWhoLeadsReadIt() {
        UUID dispute = opened();
        assertThat(user.as(holder, () -> disputes.find(dispute))).isPresent();
        assertThat(user.as(officer, () -> disputes.find(dispute))).isPresent();
        for (Role role : List.of(Role.PAYROLL, Role.AUDITOR, Role.ADMINISTRATOR, Role.TEAM_ADMIN)) {
            assertThat(user.as(coop.officer(role), () -> disputes.find(dispute)))
                    .isEmpty();
            assertThatThrownBy(() -> user.as(coop.officer(role), () -> disputes.say(dispute, "hello")))
                    .isInstanceOf(AccessDenied.class);
        }
        Actor other = SmallCoop.member(coop.person("Otto", "Weber"));
        assertThat(user.as(other, () -> disputes.find(dispute))).isEmpty();
        UUID otherClient = world.business(unit);
        assertThatThrownBy(() -> voice.dispute(otherClient, dispute)).isInstanceOf(NotFound.class);
    }

    @Test
    void nobodyLeadsACaseOfTheirOwn() {
        UUID dispute = opened();
        Actor both = new Actor(
                new coop.ouvrage.access.UserId(UUID.randomUUID()),
                holder.party(),
                "Maud",
                "fr",
                java.util.Set.of(Role.MEMBER, Role.FINANCE),
                null,
                false);
        assertThat(codes(user.as(both, () -> mediation.take(dispute)))).containsExactly("recovery.own_case");
    }

    @Test
    void badWordsAreRefused() {
        assertThat(codes(voice.dispute(client, invoice.id().value(), Dispute.Subject.OTHER, " ")))
                .containsExactly("recovery.text_missing");
        assertThat(codes(voice.dispute(client, invoice.id().value(), Dispute.Subject.OTHER, "x".repeat(4001))))
                .containsExactly("recovery.text_too_long");
        world.pays(invoice, invoice.inclVat());
        assertThat(codes(voice.dispute(client, invoice.id().value(), Dispute.Subject.OTHER, "paid")))
                .containsExactly("recovery.dispute_nothing_open");
    }

    @Test
    void aHolderIsAskedBeforeTheNoticeAndMayHoldItBackOnce() {
        UUID id = invoice.id().value();
        assertThat(codes(user.as(holder, () -> questions.answer(id, true, "")))).containsExactly("recovery.not_asked");
        world.passTo(invoice.dueOn().plusDays(31));
        assertThat(user.as(holder, () -> questions.of(List.of(unit)))).hasSize(1);
        user.as(holder, () -> questions.answer(id, false, "She pays next week, she says."))
                .orThrow();
        assertThat(codes(user.as(holder, () -> questions.answer(id, false, "again"))))
                .containsExactly("recovery.held_back_already");
        world.passTo(invoice.dueOn().plusDays(40));
        assertThat(reminders.ofInvoice(id)).hasSize(2);
        world.passTo(invoice.dueOn().plusDays(47));
        assertThat(reminders.ofInvoice(id)).hasSize(3);
    }

    @Test
    void financeStopsAndResumesWithAReason() {
        UUID id = invoice.id().value();
        assertThat(codes(user.as(officer, () -> recovery.stop(id, "")))).containsExactly("recovery.reason_missing");
        assertThat(codes(user.as(officer, () -> recovery.resume(id, "why")))).containsExactly("recovery.not_stopped");
        user.as(officer, () -> recovery.stop(id, "The parcel came back.")).orThrow();
        assertThat(codes(user.as(officer, () -> recovery.stop(id, "twice"))))
                .containsExactly("recovery.stopped_already");
        world.passTo(invoice.dueOn().plusDays(10));
        assertThat(reminders.ofInvoice(id)).isEmpty();
        user.as(officer, () -> recovery.resume(id, "New address.")).orThrow();
        world.passTo(invoice.dueOn().plusDays(11));
        assertThat(reminders.ofInvoice(id)).hasSize(1);
        assertThat(user.as(holder, () -> recovery.of(id)).orElseThrow().log())
                .extracting(RecoveryEvent::kind)
                .containsExactly(RecoveryEvent.Kind.STOPPED, RecoveryEvent.Kind.RESUMED, RecoveryEvent.Kind.REMINDED);
    }
}
