package coop.ouvrage.demo.bench;

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

    List<Bench.Due> dues();

    List<Bench.Payer> payers();

    List<Bench.StatementFile> statements();

    void pay(UUID invoice, Way way);

    byte[] statement(String account, String id, String form);

    void importStatement(String account, String id, String form);

    void bankrupt(UUID client);
}
