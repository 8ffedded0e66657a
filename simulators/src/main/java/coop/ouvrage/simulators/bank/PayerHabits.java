package coop.ouvrage.simulators.bank;

import coop.ouvrage.simulators.bank.ClientPayments.Bill;
import coop.ouvrage.simulators.bank.ClientPayments.Noise;
import coop.ouvrage.simulators.bank.ClientPayments.Transfer;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** What payers write and leave out. */
final class PayerHabits {

    private static final List<String> SAYING_NOTHING =
            List.of("paiement", "betaling", "facture", "merci", "votre facture du mois", "Rechnung", "payment");

    private final SplittableRandom random;

    PayerHabits(SplittableRandom random) {
        this.random = random;
    }

    List<Transfer> transfers(Noise noise, List<Bill> bills) {
        Bill bill = bills.getFirst();
        return switch (noise) {
            case NONE -> List.of(transfer(noise, bills, bill.reference(), ""));
            case NO_REFERENCE -> List.of(transfer(noise, bills, "", wordsInstead(bill)));
            // The bank checks the structured field while the payer types; wrong digits only get through as text.
            case WRONG_DIGITS -> List.of(transfer(noise, bills, "", written(mistyped(bill.reference()))));
            case PART ->
                List.of(of(noise, bill, part(bill.cents()), bill.name(), bill.iban(), bill.reference(), "", 1));
            case SEVERAL -> List.of(several(bills));
            case TWICE ->
                List.of(
                        transfer(noise, bills, bill.reference(), ""),
                        of(noise, bill, bill.cents(), spelt(bill.name()), bill.iban(), bill.reference(), "", 2));
            case OTHER_ACCOUNT ->
                List.of(of(
                        noise,
                        bill,
                        bill.cents(),
                        "Treasury " + (1 + random.nextInt(400)),
                        account(random.nextLong(10_000_000_000L)),
                        bill.reference(),
                        "",
                        1));
        };
    }

    private Transfer several(List<Bill> bills) {
        Bill first = bills.getFirst();
        String numbers = bills.stream().map(Bill::number).collect(Collectors.joining(" "));
        return switch (random.nextInt(4)) {
            case 0 -> transfer(Noise.SEVERAL, bills, first.reference(), "");
            case 1 -> transfer(Noise.SEVERAL, bills, "", SAYING_NOTHING.get(random.nextInt(SAYING_NOTHING.size())));
            default -> transfer(Noise.SEVERAL, bills, "", numbers);
        };
    }

    private Transfer transfer(Noise noise, List<Bill> bills, String reference, String text) {
        Bill first = bills.getFirst();
        return new Transfer(
                "PAY" + first.id(),
                bills.stream().mapToLong(Bill::cents).sum(),
                spelt(first.name()),
                first.iban(),
                reference,
                text,
                bills.stream().map(Bill::id).toList(),
                noise);
    }

    private static Transfer of(
            Noise noise, Bill bill, long cents, String name, String iban, String reference, String text, int time) {
        String id = "PAY" + bill.id() + (time == 1 ? "" : "-" + time);
        return new Transfer(id, cents, name, iban, reference, text, List.of(bill.id()), noise);
    }

    /** From three to eight tenths, in whole euro where it can be; never all of it. */
    private long part(long cents) {
        long share = cents * (30 + random.nextInt(51)) / 100;
        return share > 10_000 ? share / 100 * 100 : Math.max(1, share);
    }

    private String wordsInstead(Bill bill) {
        int kind = random.nextInt(100);
        if (kind < 45) {
            return "";
        }
        return kind < 75 ? SAYING_NOTHING.get(random.nextInt(SAYING_NOTHING.size())) : "facture " + bill.number();
    }

    private String spelt(String name) {
        return random.nextInt(4) == 0 ? name.toUpperCase(Locale.ROOT) : name;
    }

    /** Another digit, two that changed places, or one left out. */
    private String mistyped(String reference) {
        int at = random.nextInt(reference.length() - 1);
        char typed = reference.charAt(at);
        int kind = random.nextInt(10);
        if (kind == 0) {
            return reference.substring(0, at) + reference.substring(at + 1);
        }
        char next = reference.charAt(at + 1);
        if (kind < 4 && typed != next) {
            return reference.substring(0, at) + next + typed + reference.substring(at + 2);
        }
        char other = (char) ('0' + (typed - '0' + 1 + random.nextInt(9)) % 10);
        return reference.substring(0, at) + other + reference.substring(at + 1);
    }

    static String written(String digits) {
        return digits.length() < 8
                ? digits
                : "+++" + digits.substring(0, 3) + "/" + digits.substring(3, 7) + "/" + digits.substring(7) + "+++";
    }

    /** A Belgian account with right check digits, of a bank that does not exist. */
    static String account(long number) {
        String base = "979" + "%07d".formatted(number % 10_000_000);
        long check = Long.parseLong(base) % 97;
        String bban = base + "%02d".formatted(check == 0 ? 97 : check);
        int control = 98
                - new java.math.BigInteger(bban + "111400")
                        .mod(java.math.BigInteger.valueOf(97))
                        .intValue();
        return "BE" + "%02d".formatted(control) + bban;
    }
}
