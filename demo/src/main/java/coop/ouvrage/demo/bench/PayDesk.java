package coop.ouvrage.demo.bench;

import coop.ouvrage.simulators.bank.BankSimulator;
import java.util.List;
import java.util.UUID;

/** Plays the clients and their bank. */
public interface PayDesk {

    /** How a client pays an invoice. */
    enum Way {
        FULL,
        PART,
        TWICE,
        NO_REFERENCE
    }

    /** In which form the bank gives a statement. */
    enum Form {
        CODA(".cod"),
        CAMT(".xml");

        private final String suffix;

        Form(String suffix) {
            this.suffix = suffix;
        }

        public byte[] of(BankSimulator bank, String account, String id) {
            return (this == CODA ? bank.coda(account, id) : bank.camt(account, id)).orElseThrow();
        }

        public String fileName(String id) {
            return "statement-" + id + suffix;
        }
    }

    List<Bench.Due> dues();

    List<Bench.Payer> payers();

    List<Bench.StatementFile> statements();

    List<Bench.Order> orders();

    /** The bank's latest answer about an order (pain.002). */
    byte[] answer(String reference);

    void pay(UUID invoice, Way way);

    byte[] statement(String account, String id, Form form);

    void importStatement(String account, String id, Form form);

    void bankrupt(UUID client);
}
