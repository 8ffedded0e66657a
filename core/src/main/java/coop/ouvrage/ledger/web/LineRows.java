package coop.ouvrage.ledger.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.LedgerLine;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.spi.DimensionNames;
import coop.ouvrage.web.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Turns lines of the books into what a person reads. */
@Component
class LineRows {

    private final Chart chart;
    private final ObjectProvider<DimensionNames> names;
    private final LegalEntities entities;
    private final Permissions permissions;

    LineRows(Chart chart, ObjectProvider<DimensionNames> names, LegalEntities entities, Permissions permissions) {
        this.chart = chart;
        this.names = names;
        this.entities = entities;
        this.permissions = permissions;
    }

    List<LinesPage.Row> of(List<LedgerLine> lines, Words words) {
        Map<UUID, String> known =
                names(lines.stream().map(LedgerLine::dimensions).toList(), words);
        return lines.stream().map(line -> row(line, words, known)).toList();
    }

    private LinesPage.Row row(LedgerLine line, Words words, Map<UUID, String> known) {
        return new LinesPage.Row(
                line.entry().value(),
                line.date(),
                line.documentDate().equals(line.date()) ? null : line.documentDate(),
                words.t("ledger.journal." + line.journal()),
                text(words, line.text(), line.arguments()),
                line.account(),
                accountName(line.account(), words),
                tags(line.entity(), line.account(), line.dimensions(), words, known),
                line.debit(),
                line.credit());
    }

    String accountName(String number, Words words) {
        return chart.name(number, Locale.of(words.language()));
    }

    static String text(Words words, String key, Map<String, String> arguments) {
        List<Object> flat = new ArrayList<>();
        arguments.forEach((name, value) -> flat.addAll(List.of(name, value)));
        return words.t(key, flat.toArray());
    }

    /** Whose wage a line owes is left out for those who see wages as totals only. */
    List<LinesPage.Tag> tags(String entity, String account, Dimensions of, Words words, Map<UUID, String> known) {
        boolean wage = account.equals(chart.number(AccountRole.NET_WAGES_PAYABLE))
                || account.equals(chart.number(AccountRole.WAGE_ADVANCES))
                || account.equals(chart.number(AccountRole.ATTACHMENTS_PAYABLE));
        List<LinesPage.Tag> tags = new ArrayList<>();
        add(tags, entity, "unit", of.unit(), words, known);
        if (!wage || permissions.allows(Permission.PAY_READ)) {
            add(tags, entity, "party", of.party(), words, known);
        }
        add(tags, entity, "subject", of.subject(), words, known);
        return tags;
    }

    private static void add(
            List<LinesPage.Tag> tags,
            String entity,
            String kind,
            @Nullable UUID id,
            Words words,
            Map<UUID, String> known) {
        if (id != null) {
            // The beginning is the time, which many share; the end tells them apart.
            String ending = id.toString().substring(28);
            String name = known.getOrDefault(id, words.t("ledger.dimension." + kind, "id", ending));
            tags.add(new LinesPage.Tag(kind, name, "/desk/ledger?entity=" + entity + "&" + kind + "=" + id));
        }
    }

    Map<UUID, String> names(Collection<Dimensions> dimensions, Words words) {
        List<UUID> ids = dimensions.stream()
                .flatMap(d -> Stream.of(d.unit(), d.party(), d.subject()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<UUID, String> known = new HashMap<>();
        names.stream().forEach(source -> known.putAll(source.of(ids)));
        // These units were named once, by the installation; whoever reads has a language of their own.
        entities.all().forEach(entity -> {
            known.put(entity.pot(), words.t("ledger.pot"));
            known.put(entity.fund(), words.t("ledger.fund"));
        });
        return known;
    }
}
