package coop.ouvrage.simulators.bank;

import coop.ouvrage.simulators.bank.Order.Block;
import coop.ouvrage.simulators.bank.Order.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What customers do at the counter: hand in orders, pay, fetch statements. The behaviour of the day shows here. */
final class Counter {

    private final BankSimulator simulator;
    private final Bank bank;
    private final Map<String, Map<String, String>> refusedTransfers = new ConcurrentHashMap<>();

    Counter(BankSimulator simulator, Bank bank) {
        this.simulator = simulator;
        this.bank = bank;
    }

    byte[] submit(byte[] file) {
        try {
            Order order = PaymentOrderFile.read(file);
            Optional<String> refusal = refusal(order);
            return refusal.isPresent()
                    ? StatusReport.refusal(order.messageId(), order.version(), refusal.get(), bank.today())
                    : take(order);
        } catch (PaymentOrderFile.Refused e) {
            return StatusReport.refusal("UNKNOWN", "pain.001.001.09", e.code(), bank.today());
        }
    }

    Optional<byte[]> statusOf(String messageId) {
        return bank.order(messageId).map(order -> {
            Map<String, String> refused = refusedTransfers.getOrDefault(messageId, Map.of());
            return StatusReport.of(order, bank.status(order), refused, bank.today());
        });
    }

    /** Message known before, account not ours, transfers twice in it, or a bad day. */
    private Optional<String> refusal(Order order) {
        if (simulator.behaviour() == BankBehaviour.REFUSE) {
            return Optional.of("MS03");
        }
        if (bank.order(order.messageId()).isPresent()) {
            return Optional.of("DU01");
        }
        boolean ours = order.blocks().stream()
                .allMatch(block -> bank.account(block.account()).isPresent());
        return ours ? Optional.empty() : Optional.of("AC02");
    }

    /** Transfers to wrong account numbers are refused one by one, the rest is taken. */
    private byte[] take(Order order) {
        Map<String, String> refused = new TreeMap<>();
        order.blocks().stream()
                .flatMap(block -> block.transfers().stream())
                .filter(transfer -> !Iban.isRight(transfer.iban()))
                .forEach(transfer -> refused.put(transfer.endToEndId(), "AC01"));
        if (refused.size() == order.count()) {
            return StatusReport.of(order, Status.REFUSED, refused, bank.today());
        }
        refusedTransfers.put(order.messageId(), refused);
        Order taken = without(order, refused);
        bank.take(taken, simulator.behaviour() != BankBehaviour.LATE);
        return StatusReport.of(order, refused.isEmpty() ? Status.ACCEPTED : Status.PARTLY, refused, bank.today());
    }

    private static Order without(Order order, Map<String, String> refused) {
        List<Block> blocks = order.blocks().stream()
                .map(block -> new Block(
                        block.id(),
                        block.executionDate(),
                        block.account(),
                        block.wages(),
                        block.batch(),
                        block.transfers().stream()
                                .filter(transfer -> !refused.containsKey(transfer.endToEndId()))
                                .toList()))
                .filter(block -> !block.transfers().isEmpty())
                .toList();
        int count = blocks.stream().mapToInt(block -> block.transfers().size()).sum();
        return new Order(
                order.messageId(),
                order.version(),
                count,
                blocks.stream().mapToLong(Block::cents).sum(),
                blocks);
    }

    String pay(String id, String account, long cents, String payer, String payerIban, String reference, String text) {
        String written = reference;
        String free = text;
        switch (simulator.behaviour()) {
            case WRONG_DIGITS -> written = mistyped(reference);
            case NO_REFERENCE -> written = "";
            case REFERENCE_IN_TEXT -> {
                written = "";
                free = (text + " " + typed(reference)).strip();
            }
            default -> {}
        }
        // A bank checks the structured field when the payer types; wrong digits only get through as text.
        boolean wrong = !written.equals(reference) && !written.isEmpty();
        return bank.receive(id, account, cents, payer, payerIban, wrong ? "" : written, wrong ? typed(written) : free)
                .bankReference();
    }

    private static String mistyped(String reference) {
        if (reference.isEmpty()) {
            return reference;
        }
        char last = reference.charAt(reference.length() - 1);
        return reference.substring(0, reference.length() - 1) + (last == '9' ? '0' : (char) (last + 1));
    }

    private static String typed(String reference) {
        return reference.matches("[0-9]{12}") ? PayerHabits.written(reference) : reference;
    }

    Optional<byte[]> coda(String account, String id) {
        return find(account, id)
                .map(statement -> damaged(
                        new CodaFile(bank.account(account).orElseThrow(), shown(statement), bank.movements(statement))
                                .write()));
    }

    Optional<byte[]> camt(String account, String id) {
        return find(account, id)
                .map(statement -> damaged(
                        new CamtFile(bank.account(account).orElseThrow(), shown(statement), bank.movements(statement))
                                .write()));
    }

    private Optional<IssuedStatement> find(String account, String id) {
        return bank.statements(account).stream()
                .filter(statement -> statement.id().equals(id))
                .findFirst();
    }

    private IssuedStatement shown(IssuedStatement s) {
        long shown = simulator.behaviour() == BankBehaviour.WRONG_BALANCE ? s.closingCents() + 100 : s.closingCents();
        return new IssuedStatement(s.account(), s.number(), s.date(), s.openingCents(), shown, s.from(), s.to());
    }

    private byte[] damaged(byte[] file) {
        return simulator.behaviour() == BankBehaviour.TRUNCATED ? Arrays.copyOf(file, file.length * 2 / 3) : file;
    }
}
