package coop.ouvrage.returns.spi;

import coop.ouvrage.payroll.spi.ContractKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

    /**
     * The same as a message to the authority; empty where there is none, or what it asks is not known.
     *
     * @param paper by which the message is named for ever
     */
    default Optional<PaperFile> file(PaperData data, UUID paper, Instant madeAt) {
        return Optional.empty();
    }

    /** What one paper is about. */
    enum Scope {
        CONTRACT,
        MONTH,
        YEAR,
        /** A year in which author's rights were owed: to somebody who need not have worked. */
        YEAR_OF_RIGHTS
    }
}
