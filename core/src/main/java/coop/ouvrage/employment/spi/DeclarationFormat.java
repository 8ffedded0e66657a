package coop.ouvrage.employment.spi;

import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.PaidDay;
import java.util.List;

/** How the authority of a country wants work declared. The bodies are JSON text in its official form. */
public interface DeclarationFormat {

    /** The messages that declare new work: one, or several where the law cuts a contract in periods. */
    List<Period> periods(ContractKind kind, List<PaidDay> days);

    String in(DeclaredWork work, Period period);

    String update(DeclaredWork work, Period period, String periodId);

    /** Ends declared work on the last day of a period. */
    String out(Period period, String periodId);

    String cancel(String periodId);

    /** Reads the answer of the authority. */
    Answer answer(String json);

    /** Every period in a list that the authority holds. */
    List<HeldPeriod> held(String periodsJson);

    /** Finds, in a list of periods that the authority holds, the one of this work; empty when it holds none. */
    List<String> matching(String periodsJson, DeclaredWork work, Period period);
}
