package coop.ouvrage.simulators.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * How clients pay what they owe, with what they get wrong. Of a hundred payments 12 carry no reference, 3 one with wrong digits, 4 pay a
 * part, 2 several invoices at once, 1 is made twice, 2 come from somebody else's account; no payment has two of these faults. The
 * same seed, day and bills always give the same payments.
 */
public final class ClientPayments {

    /** What is odd about a payment. */
    public enum Noise {
        NONE,
        NO_REFERENCE,
        WRONG_DIGITS,
        PART,
        SEVERAL,
        TWICE,
        OTHER_ACCOUNT
    }

    /**
     * An invoice that its client pays now.
     *
     * @param id of whoever asks; told again in what is paid
     * @param client bills with the same one may be paid together
     * @param iban from which the client pays
     * @param reference twelve digits
     */
    public record Bill(
            String id, String client, String name, String iban, String reference, String number, long cents) {}

    /**
     * A transfer as the payer ordered it.
     *
     * @param id of the payer's own; the same for ever
     * @param reference structured, as the bank transmits it; empty if none
     * @param pays the bills that it means: what a perfect reader would find
     */
    public record Transfer(
            String id,
            long cents,
            String name,
            String iban,
            String reference,
            String text,
            List<String> pays,
            Noise noise) {}

    private static final int MOST_TOGETHER = 4;

    private final long seed;

    public ClientPayments(long seed) {
        this.seed = seed;
    }

    /** What clients transfer on a day for these bills, in their order; a bill paid with an earlier one is not paid again. */
    public List<Transfer> pay(LocalDate day, List<Bill> bills) {
        SplittableRandom random = new SplittableRandom(seed * 31 + day.toEpochDay());
        PayerHabits habits = new PayerHabits(random);
        Map<String, List<Bill>> byClient = new LinkedHashMap<>();
        bills.forEach(bill ->
                byClient.computeIfAbsent(bill.client(), c -> new ArrayList<>()).add(bill));
        Set<String> paid = new HashSet<>();
        List<Transfer> transfers = new ArrayList<>();
        int together = 0;
        for (Bill bill : bills) {
            if (paid.contains(bill.id())) {
                continue;
            }
            Noise noise = noise(random.nextInt(100));
            together += noise == Noise.SEVERAL ? 1 : 0;
            List<Bill> others = byClient.getOrDefault(bill.client(), List.of()).stream()
                    .filter(other -> !other.equals(bill) && !paid.contains(other.id()))
                    .toList();
            // Who owes one invoice only cannot pay several: somebody else does.
            boolean several = together > 0 && !others.isEmpty() && (noise == Noise.NONE || noise == Noise.SEVERAL);
            List<Bill> paying = new ArrayList<>(List.of(bill));
            if (several) {
                together--;
                int more = 1 + random.nextInt(Math.min(MOST_TOGETHER - 1, others.size()));
                paying.addAll(others.subList(0, more));
            }
            paying.forEach(each -> paid.add(each.id()));
            Noise odd = several ? Noise.SEVERAL : noise == Noise.SEVERAL ? Noise.NONE : noise;
            transfers.addAll(habits.transfers(odd, paying));
        }
        return transfers;
    }

    private static Noise noise(int of100) {
        if (of100 < 12) {
            return Noise.NO_REFERENCE;
        }
        if (of100 < 15) {
            return Noise.WRONG_DIGITS;
        }
        if (of100 < 19) {
            return Noise.PART;
        }
        if (of100 < 21) {
            return Noise.SEVERAL;
        }
        if (of100 < 22) {
            return Noise.TWICE;
        }
        return of100 < 24 ? Noise.OTHER_ACCOUNT : Noise.NONE;
    }
}
