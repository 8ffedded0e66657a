package coop.ouvrage.simulators.bank;

import coop.ouvrage.simulators.http.LoopbackService;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The running bank. Its day is set from outside; when days pass, it executes what is due, sends back what came to closed accounts, and
 * issues the statements of each day.
 *
 * <p>Paths: {@code PUT /orders} (pain.001 in, pain.002 out), {@code GET /orders/<message id>}, {@code GET
 * /accounts/<iban>}, {@code GET|POST /accounts/<iban>/statements}, {@code GET /accounts/<iban>/statements/<id>.cod} or {@code .xml}; for
 * the bench {@code POST /accounts}, {@code POST /accounts/<iban>/payments}, {@code POST /accounts/<iban>/bills} (clients pay them, with
 * what they get wrong, see {@link ClientPayments}), {@code POST /accounts/<iban>/charges}, {@code POST
 * /transfers/<end-to-end id>/return}, {@code POST /payee-checks} (accounts and names in, codes of the European scheme out), {@code POST
 * /holders}, {@code POST /closed-accounts}, {@code GET|PUT /day}, {@code GET|PUT /behaviour}.
 */
public final class BankSimulator implements AutoCloseable {

    private final LoopbackService service;
    private final Archive archive;
    private final Bank bank;
    private final Counter counter;
    private volatile BankBehaviour behaviour = BankBehaviour.NORMAL;

    private BankSimulator(Path directory, int port, LocalDate firstDay) {
        this.archive = new Archive(directory);
        this.bank = new Bank(archive, firstDay);
        this.counter = new Counter(this, bank);
        this.service = LoopbackService.start("bank simulator", port, exchange -> new BankDesk(this).answer(exchange));
    }

    /**
     * Starts listening on the loopback.
     *
     * @param directory of its own for state and log; what it holds from an earlier run is remembered, its day too
     * @param port      0 for any free one
     * @param firstDay  its day if the directory is new
     */
    public static BankSimulator start(Path directory, int port, LocalDate firstDay) {
        return new BankSimulator(directory, port, firstDay);
    }

    /** The same; the day of a new bank is that of the first {@link #advanceTo} before any account is opened. */
    public static BankSimulator start(Path directory, int port) {
        return start(directory, port, LocalDate.EPOCH);
    }

    /** Address without path, such as {@code http://127.0.0.1:4711}. */
    public URI url() {
        return service.url();
    }

    public BankBehaviour behaviour() {
        return behaviour;
    }

    /** Behaves like this from now on. */
    public void behave(BankBehaviour wanted) {
        this.behaviour = wanted;
        archive.note(bank.today(), "behaviour", Map.of("mode", wanted.name()));
    }

    /** Opens an account with this balance in euro; nothing happens if it exists. */
    public void openAccount(String iban, String holder, BigDecimal opening) {
        bank.open(iban, holder, cents(opening));
    }

    public LocalDate today() {
        return bank.today();
    }

    /** Lets the days until this one pass. False if it lies behind, and then nothing happens. */
    public boolean advanceTo(LocalDate day) {
        return bank.advance(day, behaviour != BankBehaviour.LATE);
    }

    /** Takes a pain.001 file and answers with a pain.002. */
    public byte[] submit(byte[] paymentFile) {
        return counter.submit(paymentFile);
    }

    /** The latest pain.002 about this message; empty if the bank does not know it. */
    public Optional<byte[]> statusOf(String messageId) {
        return counter.statusOf(messageId);
    }

    /**
     * A client pays; what the bank's customer makes of the reference depends on the behaviour.
     *
     * @param reference structured, as digits or {@code RF…}; empty for none
     * @param text      free text; empty for none
     * @return the bank's reference of the movement
     */
    public String pay(
            String account, BigDecimal amount, String payer, String payerIban, String reference, String text) {
        return pay("", account, amount, payer, payerIban, reference, text);
    }

    /** The same with the payer's own end-to-end identification: told again, it is not booked again. */
    public String pay(
            String id,
            String account,
            BigDecimal amount,
            String payer,
            String payerIban,
            String reference,
            String text) {
        return counter.pay(id, account, cents(amount), payer, payerIban, reference, text);
    }

    /** Clients transfer what they owe; a transfer that was booked before is not booked again. */
    public void pay(String account, List<ClientPayments.Transfer> transfers) {
        transfers.forEach(t -> bank.receive(t.id(), account, t.cents(), t.name(), t.iban(), t.reference(), t.text()));
    }

    /** The bank takes a fee. */
    public void charge(String account, BigDecimal amount, String text) {
        bank.charge(account, cents(amount), text);
    }

    /** Sends an executed transfer back today. False if it is unknown, or came back before. */
    public boolean bounce(String endToEndId, String reason) {
        return bank.bounce(endToEndId, reason).isPresent();
    }

    /** Takes a pain.008 file: what it asks for is received on its day, with the debtors' own identification. */
    public void collect(byte[] debitFile) {
        bank.collect(CollectionFile.read(debitFile));
    }

    /** Sends a collected direct debit back today. False if it is unknown, or came back before. */
    public boolean unpaid(String endToEndId, String reason) {
        return bank.unpaid(endToEndId, reason);
    }

    /** Says whose an account is, here or at another bank: what is told when somebody asks before paying. */
    public void holder(String iban, String name) {
        bank.holder(iban, name);
    }

    /** Whether an account belongs to whom is named (verification of payee); an account of nobody known belongs to whom is asked for first. */
    public PayeeAnswer payee(String iban, String name) {
        return behaviour == BankBehaviour.SILENT_ABOUT_PAYEES || !Iban.isRight(iban)
                ? new PayeeAnswer("NOAP", "")
                : PayeeAnswer.of(name, bank.holderOf(iban, name));
    }

    /** From now on every transfer to this account comes back with AC04 on the next bank day. */
    public void closeBeneficiary(String iban) {
        bank.close(iban);
    }

    /** Issues a statement of what was booked since the last one, and tells its id; empty if nothing was booked. */
    public Optional<String> issueStatement(String account) {
        return bank.issue(account).map(IssuedStatement::id);
    }

    /** Ids of the statements issued so far, oldest first. */
    public List<String> statements(String account) {
        return bank.statements(account).stream().map(IssuedStatement::id).toList();
    }

    /** A statement as CODA 2; empty if there is no such one. */
    public Optional<byte[]> coda(String account, String id) {
        return counter.coda(account, id);
    }

    /** A statement as camt.053.001.08; empty if there is no such one. */
    public Optional<byte[]> camt(String account, String id) {
        return counter.camt(account, id);
    }

    /** Balance in euro of everything booked so far. */
    public BigDecimal balance(String account) {
        return BigDecimal.valueOf(bank.balance(account), 2);
    }

    boolean knows(String account) {
        return bank.account(account).isPresent();
    }

    private static long cents(BigDecimal euros) {
        return euros.movePointRight(2).longValueExact();
    }

    @Override
    public void close() {
        service.close();
    }

    /** Runs on its own: {@code <directory> <port> <first day>}. */
    public static void main(String[] arguments) {
        BankSimulator simulator =
                start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), LocalDate.parse(arguments[2]));
        System.out.println(simulator.url());
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    }
}
