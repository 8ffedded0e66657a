package coop.ouvrage.assets.web;

import coop.ouvrage.assets.Asset;
import coop.ouvrage.assets.AssetQuery;
import coop.ouvrage.assets.AssetRegister;
import coop.ouvrage.assets.Assets;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.CursorPage;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The asset register for programs. */
@RestController
@RequestMapping("/api/v1/investments")
class AssetApi {

    private final AssetRegister register;
    private final Assets assets;

    AssetApi(AssetRegister register, Assets assets) {
        this.register = register;
        this.assets = assets;
    }

    /**
     * A thing of the register.
     *
     * @param kind SOFTWARE, EQUIPMENT, COMPUTERS, FURNITURE or VEHICLES
     * @param term in months
     * @param rest worth in the books
     * @param state USED, DEPRECIATED, RETURNED or DISPOSED
     */
    record AssetJson(
            UUID id,
            String entity,
            UUID unit,
            String kind,
            String text,
            UUID purchase,
            LocalDate acquiredOn,
            LocalDate usedFrom,
            Money value,
            int term,
            Money charged,
            Money rest,
            String state,
            @Nullable LocalDate disposedOn) {

        static AssetJson of(Asset asset) {
            Asset.Disposal disposal = asset.disposal();
            return new AssetJson(
                    asset.id(),
                    asset.entity(),
                    asset.unit(),
                    asset.kind().name(),
                    asset.text(),
                    asset.purchase(),
                    asset.acquiredOn(),
                    asset.usedFrom(),
                    asset.value(),
                    asset.term(),
                    asset.charged(),
                    asset.rest(),
                    asset.state().name(),
                    disposal == null ? null : disposal.day());
        }
    }

    /** @param booked whether it is in the books already */
    record PartJson(LocalDate month, Money amount, boolean booked) {}

    record Description(String text, LocalDate usedFrom) {}

    /** @param soldBy number of our invoice, for a sale */
    record Ending(Asset.Way way, String reason, @Nullable String soldBy) {}

    /** Newest first; holders see what their units use. */
    @GetMapping
    CursorPage<AssetJson> list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        int offset = CursorPage.offset(cursor);
        AssetQuery.Found found = register.list(new AssetQuery(text, "", "", true, offset, size + 1));
        return CursorPage.from(offset, found.rows().stream().map(AssetJson::of).toList(), size);
    }

    @GetMapping("/{id}")
    AssetJson one(@PathVariable UUID id) {
        return AssetJson.of(register.get(id));
    }

    /** Its depreciation month by month: what is booked, and what is to come. */
    @GetMapping("/{id}/plan")
    CursorPage<PartJson> plan(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<PartJson> parts = register.plan(register.get(id)).stream()
                .map(part -> new PartJson(part.month().atDay(1), part.amount(), part.run() != null))
                .toList();
        return CursorPage.cut(parts, cursor, limit);
    }

    /** Says what it is and since when it is used. */
    @PostMapping("/{id}/description")
    AssetJson describe(@PathVariable UUID id, @RequestBody Description body) {
        assets.describe(id, body.text(), body.usedFrom()).orThrow();
        return one(id);
    }

    /** Takes it out of the books, today. */
    @PostMapping("/{id}/disposal")
    AssetJson dispose(@PathVariable UUID id, @RequestBody Ending body) {
        assets.dispose(id, body.way(), body.reason(), Objects.requireNonNullElse(body.soldBy(), ""))
                .orThrow();
        return one(id);
    }
}
