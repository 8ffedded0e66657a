package coop.ouvrage.returns.spi;

import coop.ouvrage.payroll.spi.ContractKind;
import java.util.List;

/** One kind of paper that an employer owes its workers. Writing is a function of the data and of nothing else. */
public interface PaperFormat {

    /** Such as {@code be.c4}; its name has the message key {@code returns.paper.<kind>}. */
    String kind();

    Scope scope();

    /** What an officer has to tell, by the names of the questions; their words have the key {@code returns.paper.<kind>.<question>}. */
    default List<String> questions() {
        return List.of();
    }

    /** Whether it is for contracts of that kind at all. */
    default boolean concerns(ContractKind contract) {
        return true;
    }

    /** Whether there is anything to certify of this work. */
    default boolean concerns(List<PaidWork> work) {
        return !work.isEmpty();
    }

    Paper write(PaperData data);

    /** What one paper is about. */
    enum Scope {
        CONTRACT,
        MONTH,
        YEAR
    }
}
