package coop.ouvrage.app.intake;

import coop.ouvrage.installation.Imported;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/**
 * What accounts hold on the first day; the lines of one key are one journal entry. Accounts that documents explain (invoices, wages,
 * shares, payments under way) take none: their documents are entered, or the sub-ledgers would not agree.
 */
final class OpeningTarget implements Target {

    private static final Set<AccountRole> EXPLAINED_BY_DOCUMENTS =
            EnumSet.of(AccountRole.SUSPENSE, AccountRole.IN_FLIGHT, AccountRole.BUDGETS_ACCRUED);

    private final ApplicationContext beans;

    OpeningTarget(ApplicationContext beans) {
        this.beans = beans;
    }

    @Override
    public List<String> required() {
        return List.of("key", "entity", "date", "account", "debit", "credit");
    }

    @Override
    public List<String> optional() {
        return List.of("unit");
    }

    @Override
    public boolean manyLines() {
        return true;
    }

    @Override
    public UUID enter(List<Row> rows) {
        Row first = rows.getFirst();
        LegalEntity entity = entity(first);
        first.needed("date");
        LocalDate day = java.util.Objects.requireNonNull(first.date("date"));
        UUID source = UUID.nameUUIDFromBytes(
                ("opening-import:" + first.key()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        EntryDraft.Builder draft = EntryDraft.in(entity.code(), Journal.SUNDRY, day)
                .key("opening-import:" + first.key())
                .from("opening", source)
                .text("desk.installation.entry_opening");
        Money total = Money.ZERO;
        for (Row row : rows) {
            refuseOtherHead(first, row);
            Money amount = row.amount("debit").minus(row.amount("credit"));
            draft.debit(account(row), amount, dimensions(row, entity));
            total = total.plus(amount);
        }
        if (!total.isZero() || draft.isEmpty()) {
            throw new RefusedException(
                    Refusal.of("installation.opening_unbalanced", "key", first.key(), "left", total));
        }
        return beans.getBean(Ledger.class).post(draft.build()).value();
    }

    private static void refuseOtherHead(Row first, Row row) {
        for (String column : List.of("entity", "date")) {
            if (!row.text(column).equals(first.text(column))) {
                throw row.unreadable(column);
            }
        }
    }

    private LegalEntity entity(Row row) {
        String code = row.needed("entity").toUpperCase(Locale.ROOT);
        return beans.getBean(LegalEntities.class).all().stream()
                .filter(entity -> entity.code().equals(code))
                .findFirst()
                .orElseThrow(() -> unknown(row, "entity"));
    }

    private AccountRole account(Row row) {
        String written = row.needed("account");
        AccountRole role = Optional.ofNullable(beans.getBean(Chart.class).role(written))
                .or(() -> Arrays.stream(AccountRole.values())
                        .filter(one -> one.name().equals(written.toUpperCase(Locale.ROOT)))
                        .findFirst())
                .orElseThrow(() -> unknown(row, "account"));
        if (role.nature() != AccountRole.Nature.STANDING || role.byParty() || EXPLAINED_BY_DOCUMENTS.contains(role)) {
            throw new RefusedException(Refusal.of("installation.opening_account", "account", written));
        }
        return role;
    }

    /** {@code pot}, {@code fund}, an identifier, or the key by which the file of members named its holder. */
    private Dimensions dimensions(Row row, LegalEntity entity) {
        String unit = row.text("unit");
        return switch (unit) {
            case "" -> {
                if (account(row) == AccountRole.OPENING) {
                    row.needed("unit");
                }
                yield Dim.none();
            }
            case "pot" -> Dim.unit(entity.pot());
            case "fund" -> Dim.unit(entity.fund());
            default -> Dim.unit(unit(row, entity, unit));
        };
    }

    private UUID unit(Row row, LegalEntity entity, String written) {
        Units units = beans.getBean(Units.class);
        Optional<ProductionUnit> named = written.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? units.find(UUID.fromString(written))
                : beans.getBean(Imported.class)
                        .find("members", written)
                        .flatMap(holder -> only(units.ofHolder(holder), entity));
        return named.filter(unit -> unit.entity().equals(entity.code()))
                .orElseThrow(() -> unknown(row, "unit"))
                .id()
                .value();
    }

    private static Optional<ProductionUnit> only(List<ProductionUnit> units, LegalEntity entity) {
        List<ProductionUnit> own = units.stream()
                .filter(unit -> unit.entity().equals(entity.code()))
                .toList();
        return own.size() == 1 ? Optional.of(own.getFirst()) : Optional.empty();
    }

    private static RefusedException unknown(Row row, String column) {
        return new RefusedException(
                Refusal.of("installation.reference_unknown", "column", column, "value", row.text(column)));
    }
}
