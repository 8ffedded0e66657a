package coop.ouvrage.receivables;

import coop.ouvrage.money.Money;
import coop.ouvrage.money.Shares;
import coop.ouvrage.words.Formats;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is open of an invoice.
 *
 * @param reference twelve digits that the client is asked to transfer with
 * @param total VAT included, as all amounts of the item
 * @param recovered of what was lost, what came in after all
 * @param foreign what its invoice asks for in another currency; null for the euro
 * @param charged late interest and lump sums claimed beside the invoice and not paid
 */
public record OpenItem(
        UUID invoice,
        String entity,
        UUID client,
        String number,
        @Nullable String reference,
        LocalDate issuedOn,
        LocalDate dueOn,
        Money total,
        Money paid,
        Money credited,
        Money lost,
        Money recovered,
        Money charged,
        @Nullable Foreign foreign,
        List<Part> parts) {

    public OpenItem {
        parts = List.copyOf(parts);
    }

    /** A total in another currency, ISO 4217. */
    public record Foreign(String currency, BigDecimal total) {

        /** {@code 1 613,33 USD}, for a text in a language. */
        public String written(String language) {
            return Formats.of(language).number(total) + " " + currency;
        }
    }

    /** What is left in the currency of the invoice, for a text in a language; null for the euro, and once a part is settled. */
    public @Nullable String leftAbroad(String language) {
        return foreign == null || !left().equals(total) ? null : foreign.written(language);
    }

    /** What was asked for in another currency, for a text in a language; null for the euro. */
    public @Nullable String totalAbroad(String language) {
        return foreign == null ? null : foreign.written(language);
    }

    /** What is left, for a text in a language: in the currency of the invoice as long as all of it is open, else in euro. */
    public Object written(String language) {
        String abroad = leftAbroad(language);
        return abroad == null ? left() : abroad;
    }

    /** How an item stands. */
    public enum State {
        OPEN,
        PART_PAID,
        PAID,
        CREDITED,
        LOST
    }

    /**
     * What is left of one job of one unit.
     *
     * @param gross VAT included
     * @param net before VAT
     * @param open net after contribution: what the unit waits for
     * @param lostGross of what was lost, what has not come back; likewise {@code lostNet}
     * @param lostFund of that, what the guarantee fund bore
     */
    public record Part(
            int number,
            UUID unit,
            UUID job,
            Money gross,
            Money net,
            Money open,
            Money lostGross,
            Money lostNet,
            Money lostFund) {

        Part paid(Settlement.PartShare share) {
            return new Part(
                    number,
                    unit,
                    job,
                    gross.minus(share.gross()),
                    net.minus(share.net()),
                    open.minus(share.open()),
                    lostGross,
                    lostNet,
                    lostFund);
        }

        Part recovered(Settlement.PartShare share) {
            return new Part(
                    number,
                    unit,
                    job,
                    gross,
                    net,
                    open,
                    lostGross.minus(share.gross()),
                    lostNet.minus(share.net()),
                    lostFund.minus(share.fund()));
        }
    }

    /** What a payment, credit note or loss takes of a part. */
    record Taken(Part part, Money gross, Money net, Money open) {

        Money vat() {
            return gross.minus(net);
        }

        Money contribution() {
            return net.minus(open);
        }
    }

    OpenItem with(List<Part> itsParts) {
        return new OpenItem(
                invoice, entity, client, number, reference, issuedOn, dueOn, total, paid, credited, lost, recovered,
                charged, foreign, itsParts);
    }

    /** The item once this payment or recovery is booked. */
    OpenItem after(Settlement settlement) {
        boolean recovery = settlement.kind() == Settlement.Kind.RECOVERY;
        List<Part> rest = parts.stream()
                .map(part -> settlement.parts().stream()
                        .filter(share -> share.part() == part.number())
                        .findFirst()
                        .map(share -> recovery ? part.recovered(share) : part.paid(share))
                        .orElse(part))
                .toList();
        Money amount = settlement.amount();
        return new OpenItem(
                invoice,
                entity,
                client,
                number,
                reference,
                issuedOn,
                dueOn,
                total,
                recovery ? paid : paid.plus(amount),
                credited,
                lost,
                recovery ? recovered.plus(amount) : recovered,
                charged,
                foreign,
                rest);
    }

    public Money left() {
        return total.minus(paid).minus(credited).minus(lost);
    }

    /** What money that comes in may clear: what is left with what was added; once both are gone, what was lost and has not come back. */
    Money claimable() {
        Money asked = left().plus(charged);
        return asked.isPositive() ? asked : lost.minus(recovered);
    }

    public boolean isOpen() {
        return left().isPositive();
    }

    public State state() {
        if (isOpen()) {
            return paid.isPositive() ? State.PART_PAID : State.OPEN;
        }
        if (lost.isPositive()) {
            return State.LOST;
        }
        return paid.isPositive() ? State.PAID : State.CREDITED;
    }

    public Set<UUID> jobs() {
        return parts.stream().map(Part::job).collect(Collectors.toUnmodifiableSet());
    }

    public Set<UUID> units() {
        return parts.stream().map(Part::unit).collect(Collectors.toUnmodifiableSet());
    }

    /** Days after the due date; zero until then. */
    public int overdueDays(LocalDate on) {
        return isOpen() && on.isAfter(dueOn) ? (int) java.time.temporal.ChronoUnit.DAYS.between(dueOn, on) : 0;
    }

    /** An amount shared over the parts in proportion to what is left of each, VAT included; all that is left clears every part. */
    List<Taken> share(Money amount) {
        if (amount.equals(left())) {
            return parts.stream()
                    .map(part -> new Taken(part, part.gross(), part.net(), part.open()))
                    .toList();
        }
        List<Money> gross = Shares.share(amount, parts.stream().map(Part::gross).toList());
        List<Taken> taken = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            taken.add(new Taken(
                    part,
                    gross.get(i),
                    proportion(part.net(), gross.get(i), part.gross()),
                    proportion(part.open(), gross.get(i), part.gross())));
        }
        return taken;
    }

    /** Likewise over what was lost; {@code open} is what the fund gets back, before the unit gets anything. */
    List<Taken> shareOfLoss(Money amount) {
        List<Money> gross =
                Shares.share(amount, parts.stream().map(Part::lostGross).toList());
        List<Taken> taken = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            Money net = proportion(part.lostNet(), gross.get(i), part.lostGross());
            taken.add(new Taken(part, gross.get(i), net, net.min(part.lostFund())));
        }
        return taken;
    }

    private static Money proportion(Money of, Money part, Money whole) {
        if (whole.isZero()) {
            return Money.ZERO;
        }
        return part.equals(whole) ? of : Shares.portion(of, part, whole);
    }
}
