package coop.ouvrage.purchases;

import coop.ouvrage.assets.AssetClass;
import coop.ouvrage.einvoice.Finding;
import coop.ouvrage.exchange.ReferenceRate;
import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.spi.OwnVat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A document of a supplier, from its arrival to its payment.
 *
 * @param entity who it is for; null while nobody of the group is named by it
 * @param supplier null while the document cannot be read
 * @param findings what reading and the official rules said
 * @param duplicateOf the document that bears the same number of the same supplier
 * @param parts how it is divided; empty for one that is booked as a whole
 * @param holderBy party who approved first: the holder, or finance for the common pot
 * @param rate at which a document in another currency is booked, from its approval on
 * @param open what is still to be paid of it, in euro
 */
public record Purchase(
        PurchaseId id,
        Receipt receipt,
        State state,
        @Nullable String entity,
        @Nullable UUID supplier,
        Facts facts,
        List<Finding> findings,
        @Nullable UUID duplicateOf,
        Coding coding,
        List<Part> parts,
        @Nullable UUID holderBy,
        @Nullable ReferenceRate rate,
        String decision,
        @Nullable LocalDate bookedOn,
        Money open,
        @Nullable LocalDate paidOn) {

    /** How far it is. */
    public enum State {
        /** No invoice could be read from it: somebody has to look. */
        UNREADABLE,
        /** The same supplier and number is here already. */
        DUPLICATE,
        /** Waits for finance to say which unit it is for. */
        NEW,
        /** Waits for the holder of its unit. */
        HOLDER,
        /** Waits for finance to check and book it. */
        FINANCE,
        /** In the books and owed. */
        BOOKED,
        SENT,
        PAID,
        /** Nothing is left of it, because a credit note and an invoice were set off. */
        SETTLED,
        REFUSED;

        /** Key of its word: nothing is paid on a credit note. */
        public String key(boolean credit) {
            return "purchases.state." + (credit && this == BOOKED ? "CREDITED" : name());
        }

        public boolean isDecided() {
            return ordinal() >= BOOKED.ordinal() || this == DUPLICATE;
        }
    }

    /** Where a document came from. */
    public enum Channel {
        NETWORK,
        UPLOAD
    }

    /** @param messageId unique in its channel: the same message is received once */
    public record Receipt(
            Channel channel,
            String messageId,
            Instant at,
            @Nullable UUID by,
            String fileName,
            String fileHash) {}

    /** How the unit was found. */
    public enum Found {
        /** Our reference of the unit stands on the document. */
        REFERENCE,
        /** The reference of an order of a client, for which it was bought. */
        ORDER,
        /** The last invoices of this supplier were all for it. */
        HISTORY,
        PERSON
    }

    /** What was bought, as the VAT return asks. */
    public enum Nature {
        GOODS(null),
        SERVICES(null),
        /** Paid in the name of a client, who repays it: no cost of ours, nor is its VAT (directive 2006/112/EC, art. 79 (c)). */
        DISBURSED(null),
        // Used for years: each kind with its accounts and its term.
        SOFTWARE(AssetClass.SOFTWARE),
        EQUIPMENT(AssetClass.EQUIPMENT),
        COMPUTERS(AssetClass.COMPUTERS),
        FURNITURE(AssetClass.FURNITURE),
        VEHICLES(AssetClass.VEHICLES);

        private final @Nullable AssetClass kind;

        Nature(@Nullable AssetClass kind) {
            this.kind = kind;
        }

        public boolean isInvestment() {
            return kind != null;
        }

        /** Of the register. */
        AssetClass kind() {
            return Objects.requireNonNull(kind);
        }
    }

    /** Who owes the VAT, and under which title. */
    public enum Treatment {
        /** The supplier charges it. */
        DOMESTIC,
        EU_GOODS,
        EU_SERVICES,
        /** Reverse charge by a Belgian supplier. */
        REVERSE_DOMESTIC,
        ABROAD;

        /** Whether we owe the tax ourselves. */
        public boolean isOwn() {
            return this != DOMESTIC;
        }

        /** Whose supply it is, as far as we owe the tax; null if the supplier does. */
        OwnVat.@Nullable Origin origin() {
            return switch (this) {
                case DOMESTIC -> null;
                case REVERSE_DOMESTIC -> OwnVat.Origin.DOMESTIC;
                case EU_GOODS, EU_SERVICES -> OwnVat.Origin.UNION;
                case ABROAD -> OwnVat.Origin.OUTSIDE;
            };
        }
    }

    /**
     * Where it is booked.
     *
     * @param subject job or order that bears it; the unit itself for an Activity
     * @param ownLevel rate of the VAT that we owe ourselves, if we do
     * @param limit what the law says of the deduction, by code; empty if it limits nothing
     * @param deductible part of the VAT that may be deducted, from 0 to 1; always 0 of what is paid in a client's name, whose VAT is the client's
     */
    public record Coding(
            @Nullable UUID unit,
            @Nullable Found found,
            @Nullable UUID subject,
            Nature nature,
            Treatment treatment,
            OwnVat.Level ownLevel,
            String limit,
            java.math.BigDecimal deductible) {

        public Coding {
            if (nature == Nature.DISBURSED) {
                treatment = Treatment.DOMESTIC;
                limit = "";
                deductible = java.math.BigDecimal.ZERO;
            }
        }

        Coding in(UUID other, Found how) {
            return new Coding(other, how, other, nature, treatment, ownLevel, limit, deductible);
        }

        Coding as(Nature other) {
            return new Coding(unit, found, subject, other, treatment, ownLevel, limit, deductible);
        }

        Coding under(Treatment other) {
            return new Coding(unit, found, subject, nature, other, ownLevel, limit, deductible);
        }
    }

    /**
     * A part of a document that is booked on its own; its coding always names a unit and a subject.
     *
     * @param row of the VAT table that it belongs to, from 0
     * @param net without VAT, in the currency of the document
     * @param approvedBy of its unit; null while it waits
     */
    public record Part(
            UUID id,
            String text,
            int row,
            Money net,
            Coding coding,
            @Nullable UUID approvedBy) {}

    /** Whether our network can carry an answer to whoever sent it: a file that a person uploaded has no sender. */
    public boolean answerable() {
        return receipt.channel() == Channel.NETWORK && facts.sender() != null;
    }

    /** Every unit that bears something of it; empty while nobody said which. */
    public List<UUID> units() {
        return parts.isEmpty()
                ? Stream.ofNullable(coding.unit()).toList()
                : parts.stream().map(part -> unit(part.coding)).distinct().toList();
    }

    static UUID unit(Coding coding) {
        return Objects.requireNonNull(coding.unit);
    }

    static UUID subject(Coding coding) {
        return Objects.requireNonNull(coding.subject);
    }
}
