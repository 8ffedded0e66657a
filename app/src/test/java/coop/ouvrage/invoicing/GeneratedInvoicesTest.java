package coop.ouvrage.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.customer.ClientKind;
import coop.ouvrage.documents.PrintedPage;
import coop.ouvrage.einvoice.EInvoiceRules;
import coop.ouvrage.einvoice.InvoicePicture;
import coop.ouvrage.exchange.ReferenceRates;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * Invoices, deposits and credit notes at random over every supply and kind of client, some in another currency, some of two units: whatever gets a number passes the official rules, as
 * the bytes that are sent; whatever would not is refused before. The seed is told when one fails.
 */
@OuvrageTest
@Import(SaleFixture.class)
@TestPropertySource(properties = "ouvrage.invoicing.timer=false")
class GeneratedInvoicesTest {

    private static final int TRIES = 120;
    private static final List<String> UNITS = List.of("C62", "HUR", "DAY", "LS", "KMT", "MON");
    private static final Set<String> KNOWN_REFUSALS = Set.of(
            "invoicing.supply_refused",
            "invoicing.exempt_entity",
            "invoicing.price_too_high",
            "invoicing.vat_number_missing",
            "invoicing.deposit_on_union_goods",
            "invoicing.price_not_positive",
            "invoicing.einvoice");

    private final SaleFixture sale;
    private final Invoices invoices;
    private final InvoicePapers papers;
    private final EInvoiceRules rules;
    private final ReferenceRates rates;
    private final Set<String> carried = new TreeSet<>();

    GeneratedInvoicesTest(
            SaleFixture sale, Invoices invoices, InvoicePapers papers, EInvoiceRules rules, ReferenceRates rates) {
        this.sale = sale;
        this.invoices = invoices;
        this.papers = papers;
        this.rules = rules;
        this.rates = rates;
    }

    @Test
    void whatIsNumberedPassesTheOfficialRules() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Set<String> cases = new TreeSet<>();
        carried.clear();
        byte[] day = ("Date,USD,GBP\n" + sale.time().today() + ",1.0837,0.8419\n").getBytes(StandardCharsets.UTF_8);
        sale.user().asSystem(() -> rates.take(day)).orThrow();
        for (String entity : List.of("PROD", "TRAIN")) {
            UUID unit = sale.unit(entity);
            UUID second = sale.unit(entity);
            List<UUID> clients = clients(unit, entity);
            List<Sale> sales = new ArrayList<>(ofEachKind(entity, unit, clients));
            IntStream.range(0, TRIES)
                    .forEach(i ->
                            sales.add(any(entity, List.of(unit, second), clients.get(i % clients.size()), random)));
            sale.user().as(SaleFixture.holder(), () -> {
                List<Outcome<InvoiceId>> answers = invoices.issueAll(sales);
                for (int i = 0; i < answers.size(); i++) {
                    Outcome<InvoiceId> answer = answers.get(i);
                    assertThat(answer.refusals()).extracting(Refusal::code).isSubsetOf(KNOWN_REFUSALS);
                    if (answer.isDone()) {
                        cases.addAll(
                                sales.get(i).form() == Invoice.Form.DEPOSIT && random.nextBoolean()
                                        ? ended(sales.get(i), answer.orThrow(), random, seed)
                                        : valid(answer.orThrow(), random, seed));
                    }
                }
                return null;
            });
        }
        assertThat(cases)
                .as("cases that were met")
                .contains(
                        "standard",
                        "performance",
                        "authors_rights",
                        "books",
                        "catering",
                        "disbursement",
                        "institution",
                        "reverse_charge",
                        "outside_union",
                        "goods_union",
                        "goods_export",
                        "training_exempt",
                        "USD",
                        "GBP",
                        "two units",
                        "deposit taken off",
                        "reference of the client");
    }

    /** The last invoice of a sale, for twice its lines, that takes a deposit off. */
    private Set<String> ended(Sale sale, InvoiceId deposit, Random random, long seed) {
        assertValid(invoices.find(deposit).orElseThrow(), seed);
        List<Sale.Line> twice = new ArrayList<>(sale.lines());
        twice.addAll(sale.lines());
        Sale whole = sale.selling(twice).as(Invoice.Form.FULL).deducting(List.of(deposit));
        Outcome<InvoiceId> last = invoices.issueAll(List.of(whole)).getFirst();
        assertThat(last.refusals()).extracting(Refusal::code).isSubsetOf(KNOWN_REFUSALS);
        if (!last.isDone()) {
            return Set.of();
        }
        Set<String> met = new TreeSet<>(valid(last.orThrow(), random, seed));
        met.add("deposit taken off");
        return met;
    }

    /** The invoice and two credit notes that undo it. */
    private Set<String> valid(InvoiceId id, Random random, long seed) {
        Invoice invoice = invoices.find(id).orElseThrow();
        assertValid(invoice, seed);
        if (random.nextInt(3) == 0) {
            long part = 1
                    + random.nextLong(
                            Money.of(invoice.documentExclVat().toPlainString()).cents());
            InvoiceId first = (invoice.currency().equals("EUR")
                            ? invoices.credit(id, Money.ofCents(part), "une partie")
                            : invoices.creditInDocument(id, Money.ofCents(part), "une partie"))
                    .orThrow();
            assertValid(invoices.find(first).orElseThrow(), seed);
            if (invoices.left(invoice).isPositive()) {
                assertValid(
                        invoices.find(invoices.credit(id, "le reste").orThrow()).orElseThrow(), seed);
            }
        }
        Set<String> met =
                invoice.lines().stream().map(Invoice.Line::vatCase).collect(Collectors.toCollection(TreeSet::new));
        met.add(invoice.currency());
        if (new String(papers.ubl(id), StandardCharsets.UTF_8).contains(">PO-2026/77 ")) {
            met.add("reference of the client");
        }
        met.add(invoice.shares().size() > 1 ? "two units" : "one unit");
        return met;
    }

    private void assertValid(Invoice document, long seed) {
        assertThat(rules.check(papers.ubl(document.id())).orThrow().errors())
                .as("seed %d: %s", seed, document)
                .isEmpty();
        String kind = document.kind() + " "
                + document.lines().stream()
                        .map(Invoice.Line::vatCase)
                        .sorted()
                        .distinct()
                        .toList();
        if (carried.add(kind)) {
            byte[] ubl = papers.ubl(document.id());
            PrintedPage page = InvoicePicture.hybrid(ubl, Locale.FRENCH, InvoicePicture.Dress.plain("Ouvrage"));
            byte[] inside = Objects.requireNonNull(page.embedded()).content();
            assertThat(rules.check(inside).orThrow().errors())
                    .as("what the PDF of %s carries, seed %d", kind, seed)
                    .isEmpty();
        }
    }

    /** Everything that can be sold to everybody, so that chance leaves no case of VAT out. */
    private List<Sale> ofEachKind(String entity, UUID unit, List<UUID> clients) {
        return clients.stream()
                .flatMap(client -> Stream.of(Supply.values())
                        .map(supply -> Sale.Line.of(
                                unit, unit, supply, "Été", BigDecimal.TEN, UNITS.getFirst(), BigDecimal.TEN))
                        .map(line -> Sale.of(
                                entity,
                                client,
                                "Saison d'été",
                                "fr",
                                sale.time().today(),
                                List.of(line))))
                .toList();
    }

    private Sale any(String entity, List<UUID> units, UUID client, Random random) {
        List<Sale.Line> lines = new ArrayList<>();
        int sellers = 1 + random.nextInt(2);
        Supply[] supplies = Supply.values();
        for (int i = random.nextInt(4); i >= 0; i--) {
            UUID unit = units.get(random.nextInt(sellers));
            lines.add(Sale.Line.of(
                    unit,
                    unit,
                    supplies[random.nextInt(supplies.length)],
                    "Été <" + i + "> & \"fils\"",
                    BigDecimal.valueOf(1 + random.nextInt(99_999), random.nextInt(4)),
                    UNITS.get(random.nextInt(UNITS.size())),
                    BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(5))));
        }
        String language = List.of("fr", "nl", "de", "en").get(random.nextInt(4));
        Sale whole =
                Sale.of(entity, client, "Saison d'été", language, sale.time().today(), lines);
        Sale priced = random.nextInt(4) == 0 ? whole.in(List.of("USD", "GBP").get(random.nextInt(2))) : whole;
        Sale referred = random.nextInt(3) == 0 ? priced.withClientReference("PO-2026/77 <é>") : priced;
        return random.nextInt(4) == 0 ? referred.as(Invoice.Form.DEPOSIT) : referred;
    }

    private List<UUID> clients(UUID unit, String entity) {
        boolean first = entity.equals("PROD");
        return List.of(
                sale.client(
                        first
                                ? SaleFixture.company("0203201340", "BE0203201340")
                                : SaleFixture.company("0406798006", "BE0406798006"),
                        unit),
                sale.client(SaleFixture.person(), unit),
                sale.client(
                        SaleFixture.draft(
                                ClientKind.ASSOCIATION,
                                "Chœur d'été",
                                "",
                                "BE",
                                first ? "0403170701" : "0400378485",
                                "",
                                false,
                                SaleFixture.ADDRESS),
                        unit),
                sale.client(SaleFixture.abroad("NL", first ? "NL123456782B90" : "NL000099998B57", true), unit),
                sale.client(SaleFixture.abroad("FR", "", false), unit),
                sale.client(SaleFixture.abroad("US", "", true), unit),
                sale.client(SaleFixture.abroad("CH", "", false), unit),
                sale.client(SaleFixture.institution(), unit));
    }
}
