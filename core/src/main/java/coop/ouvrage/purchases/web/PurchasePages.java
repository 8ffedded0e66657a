package coop.ouvrage.purchases.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.einvoice.EInvoiceGateway.Told;
import coop.ouvrage.einvoice.EInvoiceWords;
import coop.ouvrage.einvoice.Finding;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.purchases.Purchase;
import coop.ouvrage.purchases.Purchase.State;
import coop.ouvrage.purchases.PurchaseReading;
import coop.ouvrage.purchases.PurchaseTyping;
import coop.ouvrage.purchases.spi.OwnVat;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what the page of a supplier's document says. */
@Component
class PurchasePages {

    private static final int UNITS_OFFERED = 200;

    private final PurchaseReading reading;
    private final Units units;
    private final LegalEntities entities;
    private final Ledger ledger;
    private final Permissions permissions;
    private final CurrentUser user;

    PurchasePages(
            PurchaseReading reading,
            Units units,
            LegalEntities entities,
            Ledger ledger,
            Permissions permissions,
            CurrentUser user) {
        this.reading = reading;
        this.units = units;
        this.entities = entities;
        this.ledger = ledger;
        this.permissions = permissions;
        this.user = user;
    }

    PurchasePage of(Purchase purchase, Words words) {
        UUID unit = purchase.coding().unit();
        PurchasePage.Doing may = may(purchase);
        boolean seesBooks = permissions.allows(Permission.LEDGER_READ);
        return new PurchasePage(
                purchase,
                reading.invoice(purchase).orElse(null),
                purchase.entity() == null ? "" : entities.get(purchase.entity()).name(),
                unit == null ? null : named(units.get(unit), words),
                purchase.findings().stream()
                        .map(f -> words(f, words))
                        .distinct()
                        .toList(),
                reading.obstacles(purchase).stream().map(words::refusal).toList(),
                reading.cost(purchase),
                reading.rate(purchase),
                reading.isAccountConfirmed(purchase),
                answers(purchase, words),
                seesBooks
                        ? ledger.entriesOf(purchase.id().value()).stream()
                                .map(entry -> entry.id().toString())
                                .toList()
                        : List.of(),
                parts(purchase, words),
                may.assign() ? limits(purchase, words) : Map.of(),
                may.assign() ? offered(purchase, words) : Map.of(),
                may.assign() ? jobs(purchase) : Map.of(),
                may.type() ? reading.paper(purchase) : null,
                may.type() ? ours() : Map.of(),
                !may.type() && isTyped(purchase) ? reading.pages(purchase) : 0,
                may);
    }

    private List<PurchasePage.PartRow> parts(Purchase purchase, Words words) {
        return purchase.parts().stream()
                .map(part -> new PurchasePage.PartRow(
                        part,
                        reading.rows(purchase).get(part.row()).rate(),
                        named(units.get(Objects.requireNonNull(part.coding().unit())), words)))
                .toList();
    }

    private List<String> answers(Purchase purchase, Words words) {
        Stream<String> told = reading.told(purchase).stream()
                .map(status -> words.t("purchases.told." + status.code()) + " · " + state(status, words));
        Stream<String> answered = reading.answers(purchase).stream()
                .map(answer -> words.t("purchases.answer." + answer.code()) + " · "
                        + words.t("purchases.answer_state." + answer.state()));
        return Stream.concat(told, answered).toList();
    }

    private static String state(Told status, Words words) {
        if (status.sentAt() != null) {
            return words.t("purchases.answer_state.SENT");
        }
        return words.t(status.trouble().isEmpty() ? "purchases.answer_state.WAITING" : "purchases.told_state.trouble");
    }

    private Map<String, String> ours() {
        Map<String, String> ours = new LinkedHashMap<>();
        ours.put("", "");
        entities.all().forEach(entity -> ours.put(entity.code(), entity.name()));
        return ours;
    }

    /** Of the unit that it is for. */
    Map<String, String> jobs(Purchase purchase) {
        UUID unit = purchase.coding().unit();
        if (unit == null) {
            return Map.of();
        }
        Map<String, String> jobs = new LinkedHashMap<>();
        jobs.put("", "–");
        reading.jobs(unit).forEach((id, title) -> jobs.put(id.toString(), title));
        return jobs;
    }

    /** The common pot was named once, by the installation; whoever reads has a language of their own. */
    private static String named(ProductionUnit unit, Words words) {
        return unit.kind() == ProductionUnit.Kind.POT ? words.t("ledger.pot") : unit.name();
    }

    Map<String, String> natures(Words words) {
        return chosen(Purchase.Nature.values(), "purchases.nature.", words);
    }

    Map<String, String> treatments(Words words) {
        return chosen(Purchase.Treatment.values(), "purchases.treatment.", words);
    }

    Map<String, String> levels(Words words) {
        return chosen(OwnVat.Level.values(), "purchases.level.", words);
    }

    /** What the law says of the deduction. */
    Map<String, String> limits(Purchase purchase, Words words) {
        Map<String, String> limits = new LinkedHashMap<>();
        limits.put("", words.t("purchases.limit.none"));
        reading.limits(purchase).forEach(code -> limits.put(code, words.t("purchases.limit." + code)));
        return limits;
    }

    private static Map<String, String> chosen(Enum<?>[] values, String key, Words words) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Enum<?> value : values) {
            options.put(value.name(), words.t(key + value));
        }
        return options;
    }

    Map<String, String> offered(Purchase purchase, Words words) {
        Map<String, String> offered = new LinkedHashMap<>();
        offered.put("", "");
        entities.all().stream()
                .filter(entity -> purchase.entity() == null || entity.code().equals(purchase.entity()))
                .forEach(entity -> offered.put(
                        entity.pot().toString(), named(units.get(entity.pot()), words) + ", " + entity.name()));
        units.search("", UNITS_OFFERED).stream()
                .filter(unit -> purchase.entity() == null || unit.entity().equals(purchase.entity()))
                .forEach(unit -> offered.put(unit.id().value().toString(), unit.name()));
        return offered;
    }

    private PurchasePage.Doing may(Purchase purchase) {
        State state = purchase.state();
        boolean finance = permissions.allows(Permission.PURCHASE_BOOK);
        boolean first = Stream.concat(
                        Stream.ofNullable(purchase.holderBy()),
                        purchase.parts().stream().map(Purchase.Part::approvedBy).filter(Objects::nonNull))
                .anyMatch(user::is);
        boolean open = !state.isDecided() || state == State.DUPLICATE;
        return new PurchasePage.Doing(
                finance && List.of(State.NEW, State.HOLDER, State.FINANCE).contains(state),
                reading.waitsForMe(purchase),
                state == State.FINANCE && finance && !first,
                open && reading.isMine(purchase),
                finance && state == State.BOOKED && !purchase.facts().credit() && !reading.isAccountConfirmed(purchase),
                finance && state == State.UNREADABLE);
    }

    /** The plain words of a frequent rule, else what the rule itself says. */
    private static boolean isTyped(Purchase purchase) {
        return purchase.findings().stream().anyMatch(finding -> finding.rule().equals(PurchaseTyping.TYPED));
    }

    private static String words(Finding finding, Words words) {
        if (finding.rule().startsWith("einvoice.")) {
            Map<String, Object> arguments =
                    JsonMapper.shared().readValue(finding.message(), new TypeReference<Map<String, Object>>() {});
            return words.refusal(new Refusal(finding.rule(), arguments));
        }
        String said = EInvoiceWords.in(Locale.of(words.language()))
                .rule(finding.rule())
                .orElse(finding.message());
        return finding.rule().equals(PurchaseTyping.TYPED) ? said : said + " (" + finding.rule() + ")";
    }
}
