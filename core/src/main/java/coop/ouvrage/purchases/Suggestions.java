package coop.ouvrage.purchases;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.einvoice.EInvoice;
import coop.ouvrage.einvoice.Identifier;
import coop.ouvrage.einvoice.Party;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.identifier.VatNumber;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.purchases.Purchase.Coding;
import coop.ouvrage.purchases.Purchase.Found;
import coop.ouvrage.purchases.Purchase.Nature;
import coop.ouvrage.purchases.Purchase.Treatment;
import coop.ouvrage.purchases.spi.OwnVat;
import coop.ouvrage.unit.UnitCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds whom a document is for and how it is probably booked: by our references on it, else as the supplier's last ones were. */
@Component
class Suggestions {

    private static final Pattern UNIT_CODE = Pattern.compile("\\bOV-?([0-9A-F]{8})\\b");
    private static final int HISTORY = 5;

    private final JdbcClient jdbc;
    private final LegalEntities entities;
    private final Policies policies;
    private final BusinessTime time;

    Suggestions(JdbcClient jdbc, LegalEntities entities, Policies policies, BusinessTime time) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.policies = policies;
        this.time = time;
    }

    /** What suppliers are asked to write on their invoices for a unit. */
    static String code(UUID unit) {
        return UnitCode.of(unit);
    }

    /** The entity that the document names as buyer. */
    Optional<String> entity(EInvoice invoice) {
        Party buyer = invoice.buyer();
        List<String> named = Stream.concat(
                        Stream.of(buyer.endpoint(), buyer.legalId())
                                .filter(Objects::nonNull)
                                .map(Identifier::value),
                        Stream.ofNullable(buyer.vatNumber()))
                .map(text -> text.replaceAll("\\D", ""))
                .toList();
        return entities.all().stream()
                .filter(entity -> named.contains(entity.enterpriseNumber()))
                .map(LegalEntity::code)
                .findFirst();
    }

    /** Unit, nature and VAT for a document of this supplier. */
    Coding coding(@Nullable String entity, UUID supplier, Facts facts, List<String> references) {
        Optional<Booked> last = lastBooked(supplier).stream().findFirst();
        Nature nature = last.map(Booked::nature)
                .filter(before -> !before.isInvestment() || isLarge(facts.excl()))
                .orElse(Nature.SERVICES);
        Treatment treatment = treatment(facts);
        OwnVat.Level level = last.map(Booked::ownLevel).orElse(OwnVat.Level.STANDARD);
        boolean exempt = entity != null && entities.get(entity).vatExempt();
        BigDecimal deductible = exempt || isTaxOfAnotherCountry(facts)
                ? BigDecimal.ZERO
                : last.map(Booked::deductible).orElse(BigDecimal.ONE);
        String limit = last.map(Booked::limit).orElse("");
        return unit(entity, supplier, references)
                .map(place ->
                        new Coding(place.unit, place.found, place.subject, nature, treatment, level, limit, deductible))
                .orElseGet(() -> new Coding(null, null, null, nature, treatment, level, limit, deductible));
    }

    /** What a line probably is: a thing that is used for years, if it names one and costs as much; else as the whole is coded. */
    Nature nature(String text, Money net, Nature whole) {
        if (!isLarge(net)) {
            return whole.isInvestment() ? Nature.SERVICES : whole;
        }
        return whole.isInvestment() ? whole : LastingThings.in(text).orElse(whole);
    }

    private boolean isLarge(@Nullable Money net) {
        return net != null && net.compareTo(policies.amount("assets.proposed_from", time.today())) >= 0;
    }

    private record Place(UUID unit, Found found, UUID subject) {}

    private Optional<Place> unit(@Nullable String entity, UUID supplier, List<String> references) {
        return byCode(entity, references).or(() -> byOrder(entity, references)).or(() -> byHistory(entity, supplier));
    }

    private Optional<Place> byCode(@Nullable String entity, List<String> references) {
        List<String> codes = references.stream()
                .map(text -> UNIT_CODE.matcher(text.toUpperCase(Locale.ROOT)))
                .flatMap(Matcher::results)
                .map(hit -> hit.group(1).toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        List<UUID> units = codes.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select id from production_unit where right(replace(id::text, '-', ''), 8) = any(:codes)
                            and closed_on is null and entity = coalesce(:entity, entity)""")
                        .param("codes", codes.toArray(String[]::new))
                        .param("entity", entity)
                        .query(UUID.class)
                        .list();
        return units.size() == 1
                ? Optional.of(new Place(units.getFirst(), Found.REFERENCE, units.getFirst()))
                : Optional.empty();
    }

    private Optional<Place> byOrder(@Nullable String entity, List<String> references) {
        List<Place> places = jdbc.sql("""
                select q.unit_id, q.job_id from quote q join sales_order o on o.quote_id = q.id
                where q.reference = any(:references) and o.cancelled_on is null and q.entity = coalesce(:entity, q.entity)""")
                .param("references", references.stream().map(String::strip).toArray(String[]::new))
                .param("entity", entity)
                .query((row, n) -> new Place(id(row, "unit_id"), Found.ORDER, id(row, "job_id")))
                .list();
        return places.size() == 1 ? Optional.of(places.getFirst()) : Optional.empty();
    }

    private Optional<Place> byHistory(@Nullable String entity, UUID supplier) {
        List<Booked> last = lastBooked(supplier);
        boolean same = !last.isEmpty()
                && last.stream().allMatch(b -> b.unit.equals(last.getFirst().unit))
                && last.getFirst().entity.equals(entity == null ? last.getFirst().entity : entity);
        return same
                ? Optional.of(new Place(last.getFirst().unit, Found.HISTORY, last.getFirst().unit))
                : Optional.empty();
    }

    private record Booked(
            String entity, UUID unit, Nature nature, OwnVat.Level ownLevel, String limit, BigDecimal deductible) {}

    private List<Booked> lastBooked(UUID supplier) {
        return jdbc.sql("""
                select p.entity, p.unit_id, p.nature, p.own_level, p.deduction_limit, p.deductible from purchase p
                    join production_unit u on u.id = p.unit_id and u.closed_on is null
                where p.supplier = :supplier and p.state in ('BOOKED', 'SENT', 'PAID', 'SETTLED')
                    and p.nature <> 'DISBURSED' -- whose client it was for is said each time
                order by p.received_at desc limit :most""")
                .param("supplier", supplier)
                .param("most", HISTORY)
                .query((row, n) -> new Booked(
                        row.getString("entity"),
                        id(row, "unit_id"),
                        Nature.valueOf(row.getString("nature")),
                        OwnVat.Level.valueOf(row.getString("own_level")),
                        row.getString("deduction_limit"),
                        row.getBigDecimal("deductible")))
                .list();
    }

    private static UUID id(java.sql.ResultSet row, String column) throws java.sql.SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    /** The tax of another country is not deducted in the return, but claimed back there (directive 2008/9/EC). */
    private static boolean isTaxOfAnotherCountry(Facts facts) {
        return facts.vat() != null
                && !facts.vat().isZero()
                && VatNumber.parse(facts.supplierNumber())
                        .filter(number -> !number.prefix().equals("BE"))
                        .isPresent();
    }

    /** VAT code art. 51 par. 2: who buys from abroad, or from a seller who reverses the charge, owes the tax himself. */
    private static Treatment treatment(Facts facts) {
        boolean untaxed = facts.vat() != null && facts.vat().isZero();
        List<String> categories =
                facts.table().stream().map(Facts.Vat::category).toList();
        Optional<VatNumber> number = VatNumber.parse(facts.supplierNumber());
        boolean belgian = number.map(n -> n.prefix().equals("BE"))
                .orElse(facts.supplierNumber().matches("[01]\\d{9}"));
        if (belgian) {
            return categories.contains("AE") ? Treatment.REVERSE_DOMESTIC : Treatment.DOMESTIC;
        }
        if (!untaxed && !categories.contains("AE") && !categories.contains("K")) {
            return Treatment.DOMESTIC;
        }
        if (number.isEmpty()) {
            return Treatment.ABROAD;
        }
        return categories.contains("K") ? Treatment.EU_GOODS : Treatment.EU_SERVICES;
    }

    /** Jobs of a unit that may bear a cost, latest order first, with what they are called. */
    java.util.Map<UUID, String> jobs(UUID unit) {
        java.util.Map<UUID, String> jobs = new java.util.LinkedHashMap<>();
        jdbc.sql("""
                select q.job_id, q.title from quote q join sales_order o on o.quote_id = q.id
                where q.unit_id = :unit and o.cancelled_on is null order by o.accepted_at desc limit 50""").param("unit", unit).query(row -> {
            jobs.put(id(row, "job_id"), row.getString("title"));
        });
        return jobs;
    }
}
